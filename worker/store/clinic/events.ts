import type { ChainedRow } from "../chain.ts";

/** Newest first, older than `before`. */
export function eventsBefore(sql: SqlStorage, before: number | null, limit: number): ChainedRow[] {
	return sql
		.exec<ChainedRow>("SELECT * FROM events WHERE seq < ? ORDER BY seq DESC LIMIT ?", before ?? Number.MAX_SAFE_INTEGER, limit)
		.toArray();
}
