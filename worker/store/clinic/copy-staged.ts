import type { Rejected } from "../../domain/copy/record.ts";
import { type Joining, type NotUnderstood, type Staged, stagedWith, type Understood } from "../../domain/copy/staging.ts";

const MOST_LISTED = 10_000;

type Row = { start: number | null; line: number; rows: number; updated_at: number | null; is_clash: number; record: string | null };

/** Rows that contradict rows before them are given back, and how many rows are left out by that. */
export function keepUnderstood(
	sql: SqlStorage,
	run: number,
	understood: readonly Understood[],
	how: Joining,
): { rejected: Rejected[]; rows: number } {
	const found = understood.map((read) => {
		const { kind, externalId } = read.record;
		const { staged, rejected, rows } = stagedWith(stagedOf(sql, run, kind, externalId), read, how);
		putStaged(sql, run, kind, externalId, staged);
		return { rejected, rows };
	});
	return { rejected: found.flatMap(({ rejected }) => rejected), rows: found.reduce((sum, { rows }) => sum + rows, 0) };
}

export function keepNotUnderstood(sql: SqlStorage, run: number, notUnderstood: readonly NotUnderstood[]): void {
	for (const { whose, line } of notUnderstood) {
		if (!whose) continue;
		sql.exec("INSERT OR IGNORE INTO copy_staged VALUES (?, ?, ?, NULL, ?, 0, NULL, 0, NULL)", run, whose.kind, whose.externalId, line);
	}
}

/** Not more than anybody reads; they are counted elsewhere. */
export function listRejected(sql: SqlStorage, run: number, rejected: readonly Rejected[]): void {
	if (rejected.length === 0) return;
	const { listed } = sql.exec<{ listed: number }>("SELECT count(*) AS listed FROM copy_rejected WHERE run = ?", run).one();
	for (const { line, reason } of rejected.slice(0, Math.max(0, MOST_LISTED - listed))) {
		sql.exec("INSERT OR IGNORE INTO copy_rejected VALUES (?, ?, ?)", run, line, reason);
	}
}

export function rejectedOf(sql: SqlStorage, run: number, limit: number): Rejected[] {
	return sql
		.exec<{ line: number; reason: Rejected["reason"] }>(
			"SELECT line, reason FROM copy_rejected WHERE run = ? ORDER BY line, reason LIMIT ?",
			run,
			limit,
		)
		.toArray();
}

export function stagedOf(sql: SqlStorage, run: number, kind: string, externalId: string): Staged | null {
	const row = sql
		.exec<Row>(
			"SELECT start, line, rows, updated_at, is_clash, record FROM copy_staged WHERE run = ? AND kind = ? AND external_id = ?",
			run,
			kind,
			externalId,
		)
		.next();
	if (row.done) return null;
	const { line, rows, updated_at: updatedAt, is_clash: clash, record } = row.value;
	return { line, rows, updatedAt, isClash: clash === 1, record: record === null ? null : JSON.parse(record) };
}

/** How many are understood, and the first and last start of the appointments among them. */
export function stagedCount(sql: SqlStorage, run: number, kind: string): { count: number; first: number | null; last: number | null } {
	return sql
		.exec<{ count: number; first: number | null; last: number | null }>(
			`SELECT count(record) AS count, min(iif(record IS NULL, NULL, start)) AS first, max(iif(record IS NULL, NULL, start)) AS last
			FROM copy_staged WHERE run = ? AND kind = ?`,
			run,
			kind,
		)
		.one();
}

export function stagedStartsIn(sql: SqlStorage, run: number, from: number, to: number): number {
	return sql
		.exec<{ count: number }>(
			"SELECT count(*) AS count FROM copy_staged WHERE run = ? AND kind = 'appointment' AND record IS NOT NULL AND start >= ? AND start < ?",
			run,
			from,
			to,
		)
		.one().count;
}

function putStaged(sql: SqlStorage, run: number, kind: string, externalId: string, { record, ...staged }: Staged): void {
	sql.exec(
		"INSERT OR REPLACE INTO copy_staged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		run,
		kind,
		externalId,
		record?.kind === "appointment" ? record.start : null,
		staged.line,
		staged.rows,
		staged.updatedAt,
		staged.isClash ? 1 : 0,
		record === null ? null : JSON.stringify(record),
	);
}
