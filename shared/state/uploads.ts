import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Api } from "../api/client.ts";
import { fitsMms } from "../rules/file-mms.ts";
import { declaredType, typeOfName } from "../rules/file-types.ts";
import { type FileType, MOST_FILE_BYTES, MOST_FILES, type ThreadFile } from "../schemas/file.ts";
import type { Marks } from "./drafts.ts";
import { refusalCode } from "./refusal.ts";
import { type Progress, transfer, type Wait } from "./upload-transfer.ts";

export type Upload = {
	id: string;
	name: string;
	size: number;
	type: FileType | null;
	/** `waiting`: the connection is lost, and it goes on by itself. */
	phase: Progress["phase"] | "ready" | "refused";
	/** Bytes that have arrived. */
	done: number;
	/** Why it does not go: the Worker's code, or what it found in the file. */
	trouble?: string | undefined;
	/** The Worker's own words for that. */
	reason?: string | undefined;
	/** It may go when it is tried once more. */
	mayRetry?: boolean | undefined;
};

type Parts = { api: Pick<Api, "ask" | "tell">; threadId: string; marks: Signal<Marks>; wait?: Wait };

/** The Worker has said no to the file itself: the same again would get the same answer. */
const FINAL: ReadonlySet<string> = new Set(["file_too_large", "file_empty", "file_type", "too_many_files"]);

const kept = new WeakMap<Signal<Marks>, Uploads>();

/** They live as long as the box they are for: somebody may look at another thread meanwhile. */
export function uploadsFor(parts: Parts): Uploads {
	const uploads = kept.get(parts.marks) ?? new Uploads(parts);
	kept.set(parts.marks, uploads);
	return uploads;
}

/** The files that one writer adds to one thread's box: sent as soon as they are chosen, and again where it broke off. */
export class Uploads {
	readonly #all: Signal<Upload[]> = signal([]);
	readonly #parts: Parts;
	readonly #held = new Map<string, { file: File; end: AbortController }>();
	/** Those of the box as it stands: what went with a text is no longer among them. */
	readonly items: ReadonlySignal<Upload[]>;
	readonly isBusy: ReadonlySignal<boolean>;
	readonly total: ReadonlySignal<number>;
	readonly tooLargeForText: ReadonlySignal<boolean>;
	/** Not all is here yet, or it would not arrive as it is. */
	readonly mustWait: ReadonlySignal<boolean>;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.items = computed(() => this.#all.value.filter(({ id, phase }) => phase !== "ready" || parts.marks.value.files?.includes(id)));
		const going = computed(() => this.items.value.filter(({ phase }) => phase !== "refused"));
		this.total = computed(() => going.value.reduce((sum, { size }) => sum + size, 0));
		this.tooLargeForText = computed(() => !fitsMms(going.value));
		this.isBusy = computed(() => going.value.some(({ phase }) => phase !== "ready"));
		this.mustWait = computed(() => this.isBusy.value || (this.tooLargeForText.value && !parts.marks.value.sensitive));
	}

	add(files: readonly File[]): void {
		for (const file of files) {
			const id = crypto.randomUUID();
			const { name, size } = file;
			const type = typeOfName(name) ?? declaredType(file.type) ?? null;
			const trouble = troubleOf(size, this.items.value.filter(({ phase }) => phase !== "refused").length);
			this.#all.value = [...this.#all.value, { id, name, size, type, phase: trouble ? "refused" : "sending", done: 0, trouble }];
			if (trouble) continue;
			this.#held.set(id, { file, end: new AbortController() });
			void this.#send(id);
		}
	}

	/** On from where it stopped. */
	retry(id: string): void {
		if (!this.#held.has(id)) return;
		this.#set(id, { phase: "sending", trouble: undefined, mayRetry: undefined });
		void this.#send(id);
	}

	/** Out of the box, and out of the store. */
	remove(id: string): void {
		const { marks, api, threadId } = this.#parts;
		const isThere = this.#held.has(id) || marks.value.files?.includes(id);
		this.#held.get(id)?.end.abort();
		this.#held.delete(id);
		const files = marks.value.files?.filter((each) => each !== id);
		marks.value = { ...marks.value, files: files?.length ? files : undefined };
		this.#all.value = this.#all.value.filter((each) => each.id !== id);
		// What stays there by a lost answer is thrown away after a day.
		if (isThere) void api.tell(`/api/threads/${threadId}/files/${id}`, { method: "DELETE" }).catch(() => {});
	}

	async #send(id: string): Promise<void> {
		const held = this.#held.get(id);
		if (!held) return;
		const over = held.end.signal;
		try {
			const tell = (progress: Progress) => !over.aborted && this.#set(id, progress);
			const { file } = await transfer(this.#parts, { id, file: held.file, over, tell });
			if (over.aborted) return;
			if (file.state === "ready") this.#ready(id, file);
			else this.#set(id, { phase: "refused", trouble: file.cause, reason: file.reason });
		} catch (error) {
			if (over.aborted) return;
			const trouble = refusalCode(error);
			this.#set(id, { phase: "refused", trouble, mayRetry: !FINAL.has(trouble) });
		}
	}

	/** It may be smaller now than it was: what a picture told of its place was taken out. */
	#ready(id: string, { size, type }: ThreadFile): void {
		this.#set(id, { phase: "ready", size, type });
		const { marks } = this.#parts;
		const files = new Set(marks.value.files).add(id);
		// In the order in which they were chosen, whichever was here first.
		const order = this.#all.value.map((each) => each.id).filter((each) => files.has(each));
		marks.value = { ...marks.value, files: order };
		this.#held.delete(id);
	}

	#set(id: string, change: Partial<Upload>): void {
		this.#all.value = this.#all.value.map((each) => (each.id === id ? { ...each, ...change } : each));
	}
}

function troubleOf(size: number, others: number): string | undefined {
	if (others >= MOST_FILES) return "too_many_files";
	if (size > MOST_FILE_BYTES) return "file_too_large";
	return size === 0 ? "file_empty" : undefined;
}
