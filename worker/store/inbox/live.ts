import { vaultOf } from "../vault.ts";

/** How far back a client that was away can be caught up. */
const KEPT = 2_000;
const PRUNE_EVERY = 256;

export function lastSeq(sql: SqlStorage): number {
	return sql.exec<{ seq: number | null }>("SELECT max(seq) AS seq FROM live").one().seq ?? 0;
}

export function keepEvent(sql: SqlStorage, seq: number, event: string): void {
	sql.exec("INSERT INTO live VALUES (?, ?)", seq, vaultOf(sql).seal(event));
	if (seq % PRUNE_EVERY === 0) sql.exec("DELETE FROM live WHERE seq <= ?", seq - KEPT);
}

/** Whoever was away loads everything again. */
export function forgetEvents(sql: SqlStorage): void {
	sql.exec("DELETE FROM live");
}

/** The events after `since`, or null when some of them are kept no more (or never were). */
export function eventsSince(sql: SqlStorage, since: number): string[] | null {
	const { first, last } = sql
		.exec<{ first: number | null; last: number | null }>("SELECT min(seq) AS first, max(seq) AS last FROM live")
		.one();
	if (since > (last ?? 0) || since + 1 < (first ?? 1)) return null;
	return sql
		.exec<{ event: ArrayBuffer | string }>("SELECT event FROM live WHERE seq > ? ORDER BY seq", since)
		.toArray()
		.map((row) => vaultOf(sql).open(row.event));
}
