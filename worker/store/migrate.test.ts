import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { testEnv } from "../testing/clinic.ts";
import { clinicMigrations } from "./clinic/migrations.ts";
import { directoryMigrations } from "./directory/migrations.ts";
import { inboxMigrations } from "./inbox/migrations.ts";
import { isFresh, migrate } from "./migrate.ts";
import { phoneMigrations } from "./phone/migrations.ts";
import { threadMigrations } from "./thread/migrations.ts";

const LISTS = [
	["thread", threadMigrations, ["events", "files", "links", "messages", "outbox", "page_sessions", "sqlite_sequence", "thread"]],
	[
		"clinic",
		clinicMigrations,
		[
			...["appointment_patients", "appointments"],
			...["copy_changes", "copy_done", "copy_maps", "copy_parts", "copy_rejected", "copy_runs", "copy_staged"],
			...["events", "external_ids", "merge_requests", "merges", "page_tries", "patient_numbers", "patients"],
			...["pm_connection", "pm_keys", "pm_marks", "pm_patients", "pm_readings"],
			...["registrations", "settings", "sites", "survivors", "upload_key", "wordings"],
		],
	],
	["phone", phoneMigrations, ["events", "phone"]],
	["inbox", inboxMigrations, ["entries", "live", "seen", "vault"]],
	[
		"directory",
		directoryMigrations,
		["clinics", "events", "extension_codes", "members", "numbers", "page_links", "pending", "requesters", "staff", "tickets"],
	],
] as const;

/** An empty database: that of a thread's object that never had a text. */
function inEmpty(act: (sql: SqlStorage) => void): Promise<void> {
	const stub = testEnv.THREAD.get(testEnv.THREAD.idFromName(crypto.randomUUID()));
	return runInDurableObject(stub, (_thread, state) => act(state.storage.sql));
}

function shape(sql: SqlStorage): string[] {
	const rows = sql.exec<{ name: string; sql: string | null }>("SELECT name, sql FROM sqlite_master ORDER BY name");
	return rows.toArray().map((row) => `${row.name}: ${row.sql}`);
}

const tables = (sql: SqlStorage) =>
	sql
		.exec<{ name: string }>(
			"SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'migrations' AND name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY name",
		)
		.toArray()
		.map((row) => row.name);

test.for(LISTS)("an empty database becomes that of the %s", async ([, steps, expected]) => {
	await inEmpty((sql) => {
		expect(isFresh(sql)).toBe(true);
		migrate(sql, steps);
		expect(tables(sql)).toEqual(expected);
		expect(isFresh(sql)).toBe(false);
	});
});

test.for(LISTS)("a current database of the %s is left as it is, with what is in it", async ([, steps, [table]]) => {
	await inEmpty((sql) => {
		migrate(sql, steps);
		const before = shape(sql);
		migrate(sql, steps);
		expect(shape(sql)).toEqual(before);
		expect(sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).one().n).toBe(0);
	});
});

test.for(LISTS)("a database of the %s that slept at any step wakes as a new one would", async ([, steps]) => {
	for (let seen = 1; seen <= steps.length; seen++) {
		let whole: string[] = [];
		await inEmpty((sql) => {
			migrate(sql, steps);
			whole = shape(sql);
		});
		await inEmpty((sql) => {
			migrate(sql, steps.slice(0, seen));
			migrate(sql, steps);
			expect(shape(sql)).toEqual(whole);
		});
	}
});

test("a step added later runs once, on rows that were there before it", async () => {
	await inEmpty((sql) => {
		const first = ["CREATE TABLE things (name TEXT)"];
		migrate(sql, first);
		sql.exec("INSERT INTO things VALUES ('old')");
		const both = [...first, "ALTER TABLE things ADD COLUMN size INTEGER NOT NULL DEFAULT 1"];
		migrate(sql, both);
		migrate(sql, both);
		expect(sql.exec("SELECT name, size FROM things").toArray()).toEqual([{ name: "old", size: 1 }]);
	});
});
