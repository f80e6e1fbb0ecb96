/** What a run leaves beside its summary, a little at a time; false when nothing is left. */
export function dropSome(sql: SqlStorage, run: number, most: number): boolean {
	const ofParts = "DELETE FROM copy_parts WHERE run = ? AND n IN (SELECT n FROM copy_parts WHERE run = ? LIMIT 4)";
	return wrote(sql, ofParts, run) || unstageSome(sql, run, most);
}

/** What was read of a file; the file itself stays. */
export function unstageSome(sql: SqlStorage, run: number, most: number): boolean {
	return ["copy_staged", "copy_changes"].some((table) =>
		wrote(
			sql,
			`DELETE FROM ${table} WHERE run = ? AND (kind, external_id) IN (SELECT kind, external_id FROM ${table} WHERE run = ? LIMIT ${most})`,
			run,
		),
	);
}

export function dropRejected(sql: SqlStorage, run: number): void {
	sql.exec("DELETE FROM copy_rejected WHERE run = ?", run);
}

/** Of runs up to this one the summary alone is kept. */
export function dropRejectedUpTo(sql: SqlStorage, run: number): void {
	sql.exec("DELETE FROM copy_rejected WHERE run <= ?", run);
	sql.exec("UPDATE copy_runs SET preview = '{}' WHERE seq <= ? AND preview <> '{}'", run);
}

/** The last run that began before `at`, an instant; 0 when none did. */
export function lastRunBefore(sql: SqlStorage, at: string): number {
	return sql
		.exec<{ seq: number }>("SELECT coalesce(max(seq), 0) AS seq FROM copy_runs WHERE json_extract(run, '$.startedAt') < ?", at)
		.one().seq;
}

function wrote(sql: SqlStorage, statement: string, run: number): boolean {
	return sql.exec(statement, run, run).rowsWritten > 0;
}
