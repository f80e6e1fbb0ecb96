import type { Api } from "../api/client.ts";
import { isPassing } from "../api/trouble.ts";
import { FileUpload } from "../schemas/file.ts";

const LONGEST_WAIT_MS = 15_000;
const LOOK_AGAIN_MS = 700;

export type Wait = (ms: number, over: AbortSignal) => Promise<void>;
export type Progress = { phase: "sending" | "waiting" | "checking"; done?: number };
type Parts = { api: Pick<Api, "ask">; threadId: string; wait?: Wait | undefined };
type Sent = { id: string; file: File; over: AbortSignal; tell(progress: Progress): void };

/** Sends what the Worker has not got yet of a file, in parts, until the Worker has looked at it; a refusal is thrown. */
export async function transfer({ api, threadId, wait = rest }: Parts, { id, file, over, tell }: Sent): Promise<FileUpload> {
	const path = `/api/threads/${threadId}/files`;
	const body = { id, name: file.name.slice(-255), size: file.size, contentType: file.type };
	const again = (ask: () => Promise<FileUpload>) => insist(ask, { wait, over, tell });
	/** Begun before, it tells how far it has come. */
	const begin = () => again(() => api.ask(FileUpload, path, { method: "POST", body, signal: over }));

	let upload = await begin();
	const { partSize } = upload;
	for (let n = 0; n * partSize < file.size; n += 1) {
		if (upload.have.includes(n)) continue;
		tell({ phase: "sending", done: upload.have.length * partSize });
		const part = file.slice(n * partSize, (n + 1) * partSize);
		upload = await again(() => api.ask(FileUpload, `${path}/${id}/parts/${n}`, { method: "PUT", body: part, signal: over }));
	}
	while (upload.file.state === "checking" || upload.file.state === "coming") {
		tell({ phase: "checking", done: file.size });
		await wait(LOOK_AGAIN_MS, over);
		upload = await begin();
	}
	return upload;
}

type Insisting = { wait: Wait; over: AbortSignal; tell(progress: Progress): void };

/** As often as it takes while nobody is reached; a refusal ends it. */
async function insist(ask: () => Promise<FileUpload>, { wait, over, tell }: Insisting): Promise<FileUpload> {
	for (let waitMs = 1_000; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)) {
		over.throwIfAborted();
		try {
			return await ask();
		} catch (error) {
			if (!isPassing(error)) throw error;
			tell({ phase: "waiting" });
			await wait(waitMs, over);
		}
	}
}

/** Until the time is over, or the connection is back, or nobody wants it any more. */
function rest(ms: number, over: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			globalThis.removeEventListener("online", done);
			resolve();
		};
		const timer = setTimeout(done, ms);
		globalThis.addEventListener("online", done);
		over.addEventListener("abort", done, { once: true });
	});
}
