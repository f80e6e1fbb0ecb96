export type JournalEntry =
	| {
			kind: "api";
			method: string;
			path: string;
			params: [string, string][];
			/** Null when no whole answer left. */
			status: number | null;
			code: number | null;
			fault: string | null;
			sid: string | null;
	  }
	| {
			kind: "webhook" | "fallback" | "receipt";
			sid: string;
			/** The receipt's. */
			messageStatus: string | null;
			url: string;
			/** Counts from 1. */
			attempt: number;
			status: number | null;
			outcome: "answered" | "no_connection" | "timed_out" | "broken" | "too_large" | "skipped";
			tookMs: number;
	  }
	| { kind: "alert"; sid: string; code: number };

export type Recorded = JournalEntry & { seq: number; at: number };

const KEPT = 20_000;

/** Every call and every webhook attempt, for tests and for the curious. */
export function openJournal(now: () => number, added: (entry: Recorded) => void) {
	let entries: Recorded[] = [];
	let seq = 0;
	return {
		add(entry: JournalEntry) {
			const recorded = { seq: ++seq, at: now(), ...entry };
			entries.push(recorded);
			if (entries.length > KEPT * 2) entries = entries.slice(-KEPT);
			added(recorded);
		},
		since: (after: number, kind?: string, sid?: string) =>
			entries.filter((entry) => entry.seq > after && (!kind || entry.kind === kind) && (!sid || entry.sid === sid)),
	};
}
export type Journal = ReturnType<typeof openJournal>;
