import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Fills a table with copies of its newest real row, while the server is stopped. `changed` says in SQL what differs
 * in copy number `n`: keys, order. A hundred thousand texts through the front door would take longer than the measuring.
 */
export function copyRows(file: string, table: string, count: number, changed: Record<string, string>) {
	const database = new DatabaseSync(file);
	const columns = database
		.prepare(`SELECT name FROM pragma_table_info('${table}')`)
		.all()
		.map((row) => String(row.name));
	const values = columns.map((column) => changed[column] ?? `original.${column}`);
	database.exec("BEGIN");
	database
		.prepare(
			`WITH RECURSIVE copies(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < ?)
			INSERT INTO ${table} (${columns.join(", ")}) SELECT ${values.join(", ")} FROM copies, (SELECT * FROM ${table} LIMIT 1) AS original`,
		)
		.run(count);
	database.exec("COMMIT");
	const { n } = database.prepare(`SELECT count(*) AS n FROM ${table}`).get() ?? {};
	database.close();
	return Number(n);
}

/** The database of the one object of a class in which this question has an answer. */
export function findDatabase(folder: string, question: string, wanted: string) {
	for (const name of readdirSync(folder)) {
		if (!/^[0-9a-f]{64}\.sqlite$/.test(name)) continue;
		const database = new DatabaseSync(join(folder, name));
		const row = database.prepare(question).get(wanted);
		database.close();
		if (row !== undefined) return join(folder, name);
	}
	throw new Error("The object to be filled was not found.");
}
