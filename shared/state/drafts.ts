import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";

export type DraftsModel = {
	/** What one thread's box holds. */
	of(threadId: string): Signal<string>;
	/** Words that were not sent, into the box again, before what has been written since. */
	giveBack(threadId: string, body: string): void;
	/** Threads with words that nobody has sent. */
	unsent: ReadonlySignal<ReadonlySet<string>>;
};

/**
 * Drafts of one staff member, a thread each. They hold what is about patients, so they live in page memory only:
 * the page that holds them warns before it goes.
 */
export function createDrafts(): DraftsModel {
	const boxes = signal<ReadonlyMap<string, Signal<string>>>(new Map());
	function of(threadId: string): Signal<string> {
		const known = boxes.peek().get(threadId);
		if (known) return known;
		const box = signal("");
		boxes.value = new Map(boxes.peek()).set(threadId, box);
		return box;
	}
	const unsent = computed(() => new Set([...boxes.value].filter(([, box]) => box.value.trim() !== "").map(([id]) => id)));
	function giveBack(threadId: string, body: string): void {
		const box = of(threadId);
		box.value = box.value.trim() === "" ? body : `${body}\n${box.value}`;
	}
	return { of, giveBack, unsent };
}
