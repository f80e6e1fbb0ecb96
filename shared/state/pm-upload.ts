import { type ReadonlySignal, signal } from "@preact/signals";
import { isPassing } from "../api/trouble.ts";
import type { CopyRun, StartImport } from "../schemas/pm-copy.ts";
import type { PutBytes } from "./pm-bytes.ts";
import { fingerprint, PART_BYTES } from "./pm-fingerprint.ts";
import type { PmRequests } from "./pm-requests.ts";

/** `waiting`: the connection is lost, and it goes on by itself. */
export type Sending = { done: number; total: number; waiting: boolean };
export type Wait = (ms: number, over: AbortSignal) => Promise<void>;
export type UploadParts = { requests: Pick<PmRequests, "runs" | "start" | "partPath">; put: PutBytes; wait: Wait };
export type Chosen = Pick<StartImport, "subject" | "isWhole"> & { file: Blob };

const OPEN = new Set<CopyRun["state"]>(["receiving", "reading", "ready", "applying"]);
const LONGEST_WAIT_MS = 15_000;

/**
 * Sends one file, a part at a time. The run's id begins with the file's fingerprint: the same file chosen again, tomorrow or after a reload,
 * goes on where it broke off, and another file of the same size never ends up in its place.
 */
export class Upload {
	readonly sending: ReadonlySignal<Sending | null>;
	/** What is being sent, once the Worker knows of it. */
	runId: string | null = null;
	readonly #sending = signal<Sending | null>(null);
	readonly #parts: UploadParts;

	constructor(parts: UploadParts) {
		this.#parts = parts;
		this.sending = this.#sending;
	}

	async send(chosen: Chosen, over: AbortSignal): Promise<CopyRun> {
		const { file, subject, isWhole } = chosen;
		this.#sending.value = { done: 0, total: file.size, waiting: false };
		try {
			const name = `csv-${await fingerprint(file, over)}`;
			const known = await this.#again(() => this.#openRun(name, chosen), over);
			const id = known?.id ?? `${name}-${crypto.randomUUID().slice(0, 8)}`;
			const run = await this.#again(() => this.#parts.requests.start({ id, subject, bytes: file.size, isWhole }), over);
			this.runId = run.id;
			return await this.#sendRest(run, file, over);
		} finally {
			this.runId = null;
			this.#sending.value = null;
		}
	}

	async #openRun(name: string, { subject }: Chosen): Promise<CopyRun | undefined> {
		const { items } = await this.#parts.requests.runs(undefined);
		return items.find((run) => run.id.startsWith(name) && run.subject === subject && OPEN.has(run.state));
	}

	async #sendRest(begun: CopyRun, file: Blob, over: AbortSignal): Promise<CopyRun> {
		let run = begun;
		const from = Math.floor(begun.progress.done / PART_BYTES);
		const count = Math.ceil(file.size / PART_BYTES);
		// What was counted but is not there is sent once more from the beginning: a part sent twice is one part.
		for (const first of [from, 0]) {
			for (let n = first; n < count && run.state === "receiving"; n += 1) {
				this.#sending.value = { done: n * PART_BYTES, total: file.size, waiting: false };
				const part = file.slice(n * PART_BYTES, (n + 1) * PART_BYTES);
				run = await this.#again(() => this.#parts.put(this.#parts.requests.partPath(run.id, n), part, over), over);
			}
			if (run.state !== "receiving") break;
		}
		return run;
	}

	/** As often as it takes while nobody is reached; a refusal ends it. */
	async #again<Answer>(ask: () => Promise<Answer>, over: AbortSignal): Promise<Answer> {
		for (let waitMs = 1_000; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)) {
			over.throwIfAborted();
			try {
				const answer = await ask();
				this.#note(false);
				return answer;
			} catch (error) {
				if (!isPassing(error)) throw error;
				this.#note(true);
				await this.#parts.wait(waitMs, over);
			}
		}
	}

	#note(waiting: boolean): void {
		const sending = this.#sending.peek();
		if (sending && sending.waiting !== waiting) this.#sending.value = { ...sending, waiting };
	}
}
