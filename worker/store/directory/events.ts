import type { ChainedRow } from "../chain.ts";

/** What concerns one clinic, newest first, older than `before`. */
export function eventsOfClinic(sql: SqlStorage, clinicId: string, before: number | null, limit: number): ChainedRow[] {
	return sql
		.exec<ChainedRow>(
			"SELECT * FROM events WHERE json_extract(facts, '$.clinicId') = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
			clinicId,
			before ?? Number.MAX_SAFE_INTEGER,
			limit,
		)
		.toArray();
}
