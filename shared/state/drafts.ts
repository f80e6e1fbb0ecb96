import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";

/** What the writer says of a text besides its words. */
export type Marks = { health?: boolean; about?: string; sensitive?: boolean | undefined; files?: string[] | undefined };

export type DraftsModel = {
	/** What one thread's box holds. */
	of(threadId: string): Signal<string>;
	/** Words that were not sent, into the box again, before what has been written since. */
	giveBack(threadId: string, body: string, marks?: Marks): void;
	marksOf(threadId: string): Signal<Marks>;
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
	const marks = new Map<string, Signal<Marks>>();
	function marksOf(threadId: string): Signal<Marks> {
		const known = marks.get(threadId) ?? signal<Marks>({});
		marks.set(threadId, known);
		return known;
	}
	const unsent = computed(() => new Set([...boxes.value].filter(([, box]) => box.value.trim() !== "").map(([id]) => id)));
	function giveBack(threadId: string, body: string, given: Marks = {}): void {
		const box = of(threadId);
		const mark = marksOf(threadId);
		const alone = box.value.trim() === "";
		mark.value = alone ? pick(given) : together(given, mark.value);
		box.value = alone ? body : `${body}\n${box.value}`;
	}
	return { of, giveBack, marksOf, unsent };
}

/** Of two texts in one box: health details in either are in both, and whom they are about is said only when they agree. */
function together(a: Marks, b: Marks): Marks {
	const files = [...(a.files ?? []), ...(b.files ?? [])];
	const about = a.about && a.about === b.about ? { about: a.about } : {};
	return pick({ health: Boolean(a.health || b.health), sensitive: Boolean(a.sensitive || b.sensitive), files, ...about });
}

function pick({ health, about, sensitive, files }: Marks): Marks {
	return { ...(health && { health }), ...(about && { about }), ...(sensitive && { sensitive }), ...(files?.length && { files }) };
}
