import type { PmConnection, PutPmConnection } from "../../../shared/schemas/pm-copy.ts";
import type { FhirReading } from "../../domain/copy/fhir-reading.ts";

export type KeptConnection = { settings: PutPmConnection; abilities: PmConnection["abilities"]; lastNight: string };

export function connectionNow(sql: SqlStorage): KeptConnection | null {
	const [row] = sql
		.exec<{ settings: string; abilities: string | null; last_night: string }>("SELECT settings, abilities, last_night FROM pm_connection")
		.toArray();
	if (!row) return null;
	return { settings: JSON.parse(row.settings), abilities: row.abilities && JSON.parse(row.abilities), lastNight: row.last_night };
}

export function saveConnection(sql: SqlStorage, { settings, abilities, lastNight }: KeptConnection): void {
	sql.exec(
		"INSERT OR REPLACE INTO pm_connection VALUES (1, ?, ?, ?)",
		JSON.stringify(settings),
		abilities && JSON.stringify(abilities),
		lastNight,
	);
}

/** With all that was known of the server. */
export function dropConnection(sql: SqlStorage, { keepKeys }: { keepKeys: boolean }): void {
	sql.exec("DELETE FROM pm_connection; DELETE FROM pm_marks; DELETE FROM pm_readings");
	if (!keepKeys) sql.exec("DELETE FROM pm_keys");
}

export type KeptKey = { algorithm: string; kid: string; publicJwk: object; sealed: string };

export function keys(sql: SqlStorage): KeptKey[] {
	return sql
		.exec<{ algorithm: string; kid: string; public: string; sealed: string }>("SELECT * FROM pm_keys ORDER BY algorithm")
		.toArray()
		.map(({ public: publicJwk, ...key }) => ({ ...key, publicJwk: JSON.parse(publicJwk) }));
}

export function putKey(sql: SqlStorage, { algorithm, kid, publicJwk, sealed }: KeptKey): void {
	sql.exec("INSERT OR REPLACE INTO pm_keys VALUES (?, ?, ?, ?)", algorithm, kid, JSON.stringify(publicJwk), sealed);
}

export type Marks = { changedTo: number | null; wholeAt: number | null; doneAt: string | null };

export function marks(sql: SqlStorage): Marks {
	const [row] = sql
		.exec<{ changed_to: number | null; whole_at: number | null; done_at: string | null }>(
			"SELECT changed_to, whole_at, done_at FROM pm_marks",
		)
		.toArray();
	return { changedTo: row?.changed_to ?? null, wholeAt: row?.whole_at ?? null, doneAt: row?.done_at ?? null };
}

export function saveMarks(sql: SqlStorage, { changedTo, wholeAt, doneAt }: Marks): void {
	sql.exec("INSERT OR REPLACE INTO pm_marks VALUES (1, ?, ?, ?)", changedTo, wholeAt, doneAt);
}

type ReadingRow = { run_id: string; due_at: number | null; reading: string };
export type KeptReading = { runId: string; dueAt: number | null; reading: FhirReading };

export function readings(sql: SqlStorage): KeptReading[] {
	return sql.exec<ReadingRow>("SELECT * FROM pm_readings ORDER BY run_id").toArray().map(kept);
}

export function saveReading(sql: SqlStorage, { runId, dueAt, reading }: KeptReading): void {
	sql.exec("INSERT OR REPLACE INTO pm_readings VALUES (?, ?, ?)", runId, dueAt, JSON.stringify(reading));
}

export function dropReading(sql: SqlStorage, runId: string): void {
	sql.exec("DELETE FROM pm_readings WHERE run_id = ?", runId);
}

function kept(row: ReadingRow): KeptReading {
	return { runId: row.run_id, dueAt: row.due_at, reading: JSON.parse(row.reading) };
}
