import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { SendMessage } from "../schemas/send-message.ts";

/** What the writer says of a text besides its words. */
export type Marks = Pick<SendMessage, "health" | "about" | "sensitive" | "files" | "card">;

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
	const isUnsent = ([id, box]: [string, Signal<string>]) => {
		const { files, card } = marksOf(id).value;
		return box.value.trim() !== "" || card || files?.length;
	};
	const unsent = computed(() => new Set([...boxes.value].filter(isUnsent).map(([id]) => id)));
	function giveBack(threadId: string, body: string, given: Marks = {}): void {
		const box = of(threadId);
		const mark = marksOf(threadId);
		mark.value = isUnsent([threadId, box]) ? together(given, mark.value) : pick(given);
		box.value = [body, box.value].filter((words) => words.trim()).join("\n");
	}
	return { of, giveBack, marksOf, unsent };
}

/** Of two texts in one box: health details in either are in both, and whom they are about is said only when they agree. */
function together(a: Marks, b: Marks): Marks {
	return {
		health: a.health || b.health,
		sensitive: a.sensitive || b.sensitive,
		files: a.files ? a.files.concat(b.files ?? []) : b.files,
		card: a.card ?? b.card,
		about: a.about === b.about ? a.about : undefined,
	};
}

function pick({ health, about, sensitive, files, card }: Marks): Marks {
	return { health, about, sensitive, files, card };
}
