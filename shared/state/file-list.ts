import { type Signal, signal } from "@preact/signals";
import type { FilePage, ThreadFile } from "../schemas/file.ts";

/** All files of a thread, as many as somebody wants to see. */
export class FileList {
	readonly items: Signal<ThreadFile[]> = signal([]);
	/** Where the next page begins; null: there is none. */
	readonly next: Signal<string | null> = signal(null);
	readonly state: Signal<"loading" | "ready" | "failed"> = signal("ready");
	readonly #page: (cursor: string | undefined) => Promise<FilePage>;

	constructor(page: (cursor: string | undefined) => Promise<FilePage>) {
		this.#page = page;
		void this.more();
	}

	async more(): Promise<void> {
		if (this.state.peek() === "loading") return;
		this.state.value = "loading";
		try {
			const { items, next } = await this.#page(this.next.peek() ?? undefined);
			const known = new Set(this.items.peek().map(({ id }) => id));
			this.items.value = [...this.items.peek(), ...items.filter(({ id }) => !known.has(id))];
			this.next.value = next;
			this.state.value = "ready";
		} catch {
			this.state.value = "failed";
		}
	}

	/** Its content is gone; that it was there stays. */
	forget(id: string): void {
		this.items.value = this.items.peek().map((file) => (file.id === id ? { ...file, state: "deleted" } : file));
	}
}
