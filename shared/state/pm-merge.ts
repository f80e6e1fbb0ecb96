import { type Signal, signal } from "@preact/signals";
import type { PersonSeen } from "./pm-answers.ts";
import type { VisitsRequests } from "./pm-visits-requests.ts";
import { refusalCode } from "./refusal.ts";

export type MergeModel = ReturnType<typeof createMerge>;
export type Merged = { gone: PersonSeen; kept: PersonSeen };

const SEARCH_AFTER_MS = 300;

/** Two records of one person: found, compared, and brought together; the other record stays, and can be taken out again. */
export function createMerge(requests: Pick<VisitsRequests, "search" | "merge">, one: PersonSeen) {
	const typed = signal("");
	const found: Signal<PersonSeen[] | null> = signal(null);
	const other = signal<PersonSeen | null>(null);
	const keepId = signal(one.id);
	const refusal = signal<string | null>(null);
	const busy = signal(false);
	// Pressed again after a lost answer, it is the same merge.
	const ids = new Map<string, string>();
	let timer: ReturnType<typeof setTimeout> | undefined;

	async function search(): Promise<void> {
		const q = typed.peek().trim();
		try {
			const { items } = await requests.search(q);
			if (typed.peek().trim() !== q) return;
			found.value = items.filter((item) => item.id !== one.id && !item.mergedInto);
			refusal.value = null;
		} catch (error) {
			refusal.value = refusalCode(error);
		}
	}

	return {
		...{ one, typed, found, other, keepId, refusal, busy },
		find(words: string): void {
			typed.value = words;
			clearTimeout(timer);
			if (words.trim() === "") found.value = null;
			else timer = setTimeout(() => void search(), SEARCH_AFTER_MS);
		},
		pick(person: PersonSeen | null): void {
			other.value = person;
			refusal.value = null;
			// What the practice system keeps comes again every night: it is the better one to stay.
			keepId.value = person && person.source === "pm" && one.source !== "pm" ? person.id : one.id;
		},
		/** Null: it was not done. */
		async merge(): Promise<Merged | null> {
			const second = other.peek();
			if (!second || busy.peek()) return null;
			const [kept, gone] = keepId.peek() === one.id ? [one, second] : [second, one];
			const id = ids.get(gone.id + kept.id) ?? crypto.randomUUID();
			ids.set(gone.id + kept.id, id);
			busy.value = true;
			refusal.value = null;
			try {
				await requests.merge(gone.id, { id, into: kept.id });
				return { gone, kept };
			} catch (error) {
				refusal.value = refusalCode(error);
				return null;
			} finally {
				busy.value = false;
			}
		},
	};
}
