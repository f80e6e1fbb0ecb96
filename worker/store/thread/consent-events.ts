import type { EventRow } from "../chain.ts";

/** The rows of the log that tell of one patient's consent, oldest first, each with the hash of the row before it. */
export function consentEvents(sql: SqlStorage, patientId: string): (EventRow & { before: string; hash: string })[] {
	return sql
		.exec<EventRow & { before: string; hash: string }>(
			`SELECT seq, at, type, actor, facts, hash, coalesce((SELECT hash FROM events AS earlier WHERE earlier.seq = events.seq - 1), '') AS before
			FROM events WHERE type = 'ConsentChanged' AND json_extract(facts, '$.patientId') = ? ORDER BY seq`,
			patientId,
		)
		.toArray();
}
