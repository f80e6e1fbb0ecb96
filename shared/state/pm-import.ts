import { computed, signal } from "@preact/signals";
import { isPassing } from "../api/trouble.ts";
import type { ColumnMap, CopyRun } from "../schemas/pm-copy.ts";
import { createLoader } from "./loading.ts";
import type { DateOrder, PreviewSeen } from "./pm-answers.ts";
import type { PmRequests } from "./pm-requests.ts";
import { type Chosen, Upload, type UploadParts } from "./pm-upload.ts";
import { refusalCode } from "./refusal.ts";

export type ImportParts = UploadParts & {
	requests: PmRequests;
	/** The copy is another one now. */
	changed(): void;
};

const LOOK_EVERY_MS = 700;
const LOOK_AGAIN_MS = 4_000;
const MOVING = new Set<CopyRun["state"]>(["reading", "applying"]);
const ENDED = new Set<CopyRun["state"]>(["done", "refused", "failed"]);
const WAITS_FOR_A_PERSON = new Set<CopyRun["state"]>(["receiving", "reading", "ready", "applying"]);

/** One file from a person's hands into the copy: sent, read, looked at, applied. It goes on while another section is open. */
export class ImportModel {
	readonly upload: Upload;
	readonly preview = signal<PreviewSeen | null>(null);
	/** An upload that broke off in an earlier visit: the same file goes on with it. */
	readonly broken = signal<CopyRun | null>(null);
	/** The Worker's code when it would not do what was asked. */
	readonly refusal = signal<string | null>(null);
	readonly busy = signal(false);
	/** What is on screen may be old: nobody is reached. */
	readonly lost = signal(false);
	/** As chosen on this page: its first rows can be shown beside the columns. */
	readonly file = signal<Blob | null>(null);
	readonly run = computed(() => this.preview.value?.run ?? null);
	readonly state;
	readonly #parts: ImportParts;
	readonly #loader = createLoader();
	#sending = new AbortController();
	#following = new AbortController();

	constructor(parts: ImportParts) {
		this.#parts = parts;
		this.upload = new Upload(parts);
		this.state = this.#loader.state;
	}

	/** What is under way already, from here or from a colleague. */
	load(): Promise<void> {
		if (this.preview.peek() || this.upload.sending.peek()) return Promise.resolve();
		return this.#loader.run(async () => {
			const { items } = await this.#parts.requests.runs(undefined);
			const open = items.find((run) => run.source === "csv" && run.startedBy === "staff" && WAITS_FOR_A_PERSON.has(run.state));
			this.broken.value = open?.state === "receiving" ? open : null;
			if (open && open.state !== "receiving") void this.#follow(open.id);
		});
	}

	/** One of the history, to decide about it after all. */
	open(id: string): void {
		this.close();
		void this.#follow(id);
	}

	async begin(chosen: Chosen): Promise<void> {
		if (this.upload.sending.peek()) return;
		this.#sending = new AbortController();
		const { signal: over } = this.#sending;
		this.refusal.value = null;
		this.broken.value = null;
		this.file.value = chosen.file;
		try {
			const run = await this.upload.send(chosen, over);
			this.#parts.changed();
			await this.#follow(run.id);
		} catch (error) {
			if (over.aborted) return;
			this.refusal.value = refusalCode(error);
			// It may be an earlier upload of ours that broke off: then it can be thrown away here.
			if (this.refusal.peek() === "run_busy") void this.load();
		}
	}

	/** What has arrived is thrown away. */
	async cancel(): Promise<void> {
		const id = this.upload.runId;
		this.#sending.abort();
		if (id) await this.#parts.requests.drop(id).catch(() => {});
	}

	remap(map: ColumnMap, order?: DateOrder): Promise<void> {
		return this.#ask("reading", (id) => this.#parts.requests.remap(id, { map, ...(order && { order }) }));
	}

	apply(despite = false): Promise<void> {
		return this.#ask("applying", (id) => this.#parts.requests.apply(id, despite));
	}

	async drop(): Promise<void> {
		const open = this.broken.peek() ?? this.run.peek();
		if (!open || this.busy.peek()) return;
		this.busy.value = true;
		try {
			await this.#parts.requests.drop(open.id);
			this.close();
		} catch (error) {
			this.refusal.value = refusalCode(error);
		}
		this.busy.value = false;
	}

	/** Back to choosing a file. */
	close(): void {
		this.#following.abort();
		this.file.value = null;
		this.preview.value = null;
		this.broken.value = null;
		this.refusal.value = null;
	}

	async #ask(next: "reading" | "applying", act: (id: string) => Promise<unknown>): Promise<void> {
		const id = this.run.peek()?.id;
		if (!id || this.busy.peek()) return;
		this.busy.value = true;
		this.refusal.value = null;
		try {
			await act(id);
			this.#move(next);
			void this.#follow(id);
		} catch (error) {
			this.refusal.value = refusalCode(error);
		}
		this.busy.value = false;
	}

	/** Until somebody looks, what was asked for is taken as begun: the buttons of the step before are gone. */
	#move(state: "reading" | "applying"): void {
		const preview = this.preview.peek();
		if (preview) this.preview.value = { ...preview, run: { ...preview.run, state, progress: { done: 0, total: null } } };
	}

	/** Looks until nothing moves any more, however long nobody is reached. */
	async #follow(id: string): Promise<void> {
		this.#following.abort();
		this.#following = new AbortController();
		const { signal: over } = this.#following;
		while (!over.aborted) {
			await this.#look(id, over);
			const moves = MOVING.has(this.run.peek()?.state ?? "done");
			if (this.refusal.peek() || (!moves && !this.lost.peek())) return;
			await this.#parts.wait(this.lost.peek() ? LOOK_AGAIN_MS : LOOK_EVERY_MS, over);
		}
	}

	async #look(id: string, over: AbortSignal): Promise<void> {
		try {
			const preview = await this.#parts.requests.preview(id);
			if (over.aborted) return;
			const before = this.run.peek()?.state;
			this.preview.value = preview;
			this.lost.value = false;
			if (before !== preview.run.state && ENDED.has(preview.run.state)) this.#parts.changed();
		} catch (error) {
			if (over.aborted) return;
			this.lost.value = isPassing(error);
			if (!this.lost.peek()) this.refusal.value = refusalCode(error);
		}
	}
}

/** Ends early, and quietly, with its signal. */
export function wait(ms: number, over: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, ms);
		over.addEventListener("abort", () => {
			clearTimeout(timer);
			resolve();
		});
	});
}
