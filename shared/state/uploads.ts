import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Api } from "../api/client.ts";
import { isPassing } from "../api/trouble.ts";
import { FileUpload, MOST_FILE_BYTES, MOST_FILES } from "../schemas/file.ts";
import type { Marks } from "./drafts.ts";
import { refusalCode } from "./refusal.ts";

export type UploadTrouble = "tooLarge" | "empty" | "tooMany" | "notStarted";
export type Upload = {
	id: string;
	name: string;
	size: number;
	picture: boolean;
	/** `waiting`: the connection is lost, and it goes on by itself. */
	phase: "sending" | "waiting" | "checking" | "ready" | "refused";
	/** Bytes that have arrived. */
	done: number;
	trouble?: UploadTrouble | undefined;
	/** The Worker's own words for a refusal. */
	reason?: string | undefined;
};

type Parts = {
	api: Pick<Api, "ask" | "tell">;
	threadId: string;
	marks: Signal<Marks>;
	wait?: (ms: number, over: AbortSignal) => Promise<void>;
};

/** Of a text with files (Twilio: 5 MB in all, and 500 kB for what is no picture). */
const MMS_BYTES = 5 * 1000 * 1000;
const MMS_OTHER_BYTES = 500 * 1000;
const LONGEST_WAIT_MS = 15_000;
const LOOK_AGAIN_MS = 700;

/** The files that one writer adds to one thread's box: sent in parts as soon as they are chosen, and again where it broke off. */
export class Uploads {
	readonly #all: Signal<Upload[]> = signal([]);
	readonly #parts: Parts;
	readonly #files = new Map<string, { file: File; end: AbortController }>();
	/** Those of the box as it stands: what went with a text is no longer among them. */
	readonly items: ReadonlySignal<Upload[]>;
	readonly isBusy: ReadonlySignal<boolean>;
	readonly tooLargeForText: ReadonlySignal<boolean>;
	/** Not all is here yet, or it would not arrive as it is. */
	readonly mustWait: ReadonlySignal<boolean>;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.items = computed(() => this.#all.value.filter(({ id, phase }) => phase !== "ready" || parts.marks.value.files?.includes(id)));
		this.isBusy = computed(() => this.items.value.some(({ phase }) => phase === "sending" || phase === "waiting" || phase === "checking"));
		this.tooLargeForText = computed(() => {
			const kept = this.items.value.filter(({ phase }) => phase !== "refused");
			const all = kept.reduce((sum, { size }) => sum + size, 0);
			return all > MMS_BYTES || kept.some(({ picture, size }) => !picture && size > MMS_OTHER_BYTES);
		});
		this.mustWait = computed(() => this.isBusy.value || (this.tooLargeForText.value && !parts.marks.value.sensitive));
	}

	add(files: readonly File[]): void {
		for (const file of files) {
			const id = crypto.randomUUID();
			const { name, size, type } = file;
			const trouble =
				this.items.value.length >= MOST_FILES ? "tooMany" : size > MOST_FILE_BYTES ? "tooLarge" : size === 0 ? "empty" : undefined;
			const phase = trouble ? "refused" : "sending";
			this.#all.value = [...this.#all.value, { id, name, size, picture: type.startsWith("image/"), phase, done: 0, trouble }];
			if (trouble) continue;
			this.#files.set(id, { file, end: new AbortController() });
			void this.#send(id);
		}
	}

	/** Out of the box, and out of the store. */
	remove(id: string): void {
		this.#files.get(id)?.end.abort();
		this.#files.delete(id);
		const { marks, api, threadId } = this.#parts;
		const files = marks.value.files?.filter((each) => each !== id);
		marks.value = { ...marks.value, files: files?.length ? files : undefined };
		const known = this.#all.value.find((each) => each.id === id);
		this.#all.value = this.#all.value.filter((each) => each.id !== id);
		// What stays there by a lost answer is thrown away after a day.
		if (!known?.trouble) void api.tell(`/api/threads/${threadId}/files/${id}`, { method: "DELETE" }).catch(() => {});
	}

	async #send(id: string): Promise<void> {
		const held = this.#files.get(id);
		if (!held) return;
		const { file, end } = held;
		try {
			const upload = await this.#allParts(id, file, end.signal);
			const { state, reason } = upload.file;
			if (state === "ready") this.#ready(id);
			else this.#set(id, { phase: "refused", reason });
		} catch (error) {
			if (end.signal.aborted) return;
			const code = refusalCode(error);
			this.#set(id, { phase: "refused", trouble: code === "file_too_large" ? "tooLarge" : code === "file_empty" ? "empty" : "notStarted" });
		}
	}

	async #allParts(id: string, file: File, over: AbortSignal): Promise<FileUpload> {
		const start = () => this.#begin(id, file, over);
		let upload = await this.#again(id, start, over);
		const { partSize } = upload;
		for (let n = 0; n * partSize < file.size; n += 1) {
			if (upload.have.includes(n)) continue;
			this.#set(id, { phase: "sending", done: upload.have.length * partSize });
			const path = `/api/threads/${this.#parts.threadId}/files/${id}/parts/${n}`;
			const part = file.slice(n * partSize, (n + 1) * partSize);
			upload = await this.#again(id, () => this.#parts.api.ask(FileUpload, path, { method: "PUT", body: part, signal: over }), over);
		}
		while (upload.file.state === "checking" || upload.file.state === "coming") {
			this.#set(id, { phase: "checking", done: file.size });
			await this.#wait(LOOK_AGAIN_MS, over);
			upload = await this.#again(id, start, over);
		}
		return upload;
	}

	#begin(id: string, { name, size, type }: File, signal: AbortSignal): Promise<FileUpload> {
		const body = { id, name: name.slice(-255), size, contentType: type };
		return this.#parts.api.ask(FileUpload, `/api/threads/${this.#parts.threadId}/files`, { method: "POST", body, signal });
	}

	/** As often as it takes while nobody is reached; a refusal ends it. */
	async #again(id: string, ask: () => Promise<FileUpload>, over: AbortSignal): Promise<FileUpload> {
		for (let waitMs = 1_000; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)) {
			over.throwIfAborted();
			try {
				return await ask();
			} catch (error) {
				if (!isPassing(error)) throw error;
				this.#set(id, { phase: "waiting" });
				await this.#wait(waitMs, over);
			}
		}
	}

	#ready(id: string): void {
		this.#set(id, { phase: "ready" });
		const { marks } = this.#parts;
		marks.value = { ...marks.value, files: [...(marks.value.files ?? []), id] };
		this.#files.delete(id);
	}

	#set(id: string, change: Partial<Upload>): void {
		this.#all.value = this.#all.value.map((each) => (each.id === id ? { ...each, ...change } : each));
	}

	#wait(ms: number, over: AbortSignal): Promise<void> {
		return (this.#parts.wait ?? rest)(ms, over);
	}
}

function rest(ms: number, over: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, ms);
		over.addEventListener("abort", () => [clearTimeout(timer), resolve()], { once: true });
	});
}
