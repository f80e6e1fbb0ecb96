import type { EventRow } from "../chain.ts";

/** A row as it stands in the chain; `facts` is JSON. */
export type ChainedRow = EventRow & { hash: string };

/** Newest first, older than `before`. */
export function eventsBefore(sql: SqlStorage, before: number | null, limit: number): ChainedRow[] {
	return sql
		.exec<ChainedRow>("SELECT * FROM events WHERE seq < ? ORDER BY seq DESC LIMIT ?", before ?? Number.MAX_SAFE_INTEGER, limit)
		.toArray();
}
