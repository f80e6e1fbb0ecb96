/** Runs the steps that this database has not seen. Steps are append-only: an object that slept for years starts where it stopped. */
export function migrate(sql: SqlStorage, steps: readonly string[]): void {
	const done = isFresh(sql) ? 0 : sql.exec<{ step: number }>("SELECT step FROM migrations").one().step;
	if (done === steps.length) return;
	if (done === 0) sql.exec("CREATE TABLE migrations (step INTEGER NOT NULL); INSERT INTO migrations VALUES (0)");
	sql.exec(steps.slice(done).join(";\n"));
	sql.exec("UPDATE migrations SET step = ?", steps.length);
}

/** Whether nothing was ever kept here. */
export function isFresh(sql: SqlStorage): boolean {
	return sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").next().done === true;
}
