import type { Counter } from "../../domain/link/limits.ts";

/** All of them, or none: true when there was room in each. */
export function takeTry(sql: SqlStorage, counters: Counter[], now: number): boolean {
	const spent = counters.map(({ key, perMs }) => (now - sinceOf(sql, key) < perMs ? countOf(sql, key) : 0));
	if (counters.some(({ most }, index) => (spent[index] ?? 0) >= most)) return false;
	for (const [index, { key }] of counters.entries()) {
		const before = spent[index] ?? 0;
		sql.exec(
			"INSERT INTO page_tries VALUES (?, ?, 1) ON CONFLICT (key) DO UPDATE SET count = ?, since = CASE ? WHEN 1 THEN excluded.since ELSE since END",
			key,
			now,
			before + 1,
			before + 1,
		);
	}
	return true;
}

export function returnTry(sql: SqlStorage, counters: Counter[]): void {
	for (const { key } of counters) sql.exec("UPDATE page_tries SET count = max(0, count - 1) WHERE key = ?", key);
}

function sinceOf(sql: SqlStorage, key: string): number {
	const row = sql.exec<{ since: number }>("SELECT since FROM page_tries WHERE key = ?", key).next();
	return row.done ? Number.NEGATIVE_INFINITY : row.value.since;
}

function countOf(sql: SqlStorage, key: string): number {
	const row = sql.exec<{ count: number }>("SELECT count FROM page_tries WHERE key = ?", key).next();
	return row.done ? 0 : row.value.count;
}
