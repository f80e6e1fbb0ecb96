export type JournalEntry = {
	seq: number;
	at: number;
	kind: "request" | "event";
	method?: string;
	path?: string;
	/** Who called, as a user id. */
	actor?: number | null;
	idempotencyKey?: string | null;
	body?: unknown;
	status?: number | "reset" | "hang" | "dropped" | "held" | "timeout" | "unreachable";
	fault?: string;
	type?: string;
	eventId?: string;
	attempt?: number;
};

export type Journal = {
	add(entry: Omit<JournalEntry, "seq" | "at">): void;
	since(seq: number): JournalEntry[];
};

const KEPT = 20_000;

export function createJournal(now: () => number): Journal {
	const entries: JournalEntry[] = [];
	let seq = 0;
	return {
		add: (entry) => {
			entries.push({ seq: ++seq, at: now(), ...entry });
			if (entries.length > KEPT) entries.splice(0, entries.length - KEPT);
		},
		since: (after) => entries.filter((entry) => entry.seq > after),
	};
}
