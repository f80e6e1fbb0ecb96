import type { ColumnMap, ImportPreview } from "../../../shared/schemas/pm-copy.ts";

type Order = ImportPreview["dates"]["order"];
export type Remembered = { map: ColumnMap; order: Order | null };

/** How the last file of this kind was read, as a person confirmed it. */
export function rememberedMap(sql: SqlStorage, subject: string): Remembered | null {
	const row = sql
		.exec<{ map: string; date_order: Order | null }>("SELECT map, date_order FROM copy_maps WHERE subject = ?", subject)
		.next();
	return row.done ? null : { map: JSON.parse(row.value.map), order: row.value.date_order };
}

export function rememberMap(sql: SqlStorage, subject: string, { map, order }: Remembered): void {
	sql.exec("INSERT OR REPLACE INTO copy_maps VALUES (?, ?, ?)", subject, JSON.stringify(map), order);
}

/** When the copy was last known to be as the practice management system has it. */
export function copiedAt(sql: SqlStorage, kind: string): string | null {
	const row = sql.exec<{ at: string }>("SELECT at FROM copy_done WHERE kind = ?", kind).next();
	return row.done ? null : row.value.at;
}

export function noteCopied(sql: SqlStorage, kind: string, at: string): void {
	sql.exec("INSERT OR REPLACE INTO copy_done VALUES (?, ?)", kind, at);
}

export function uploadKey(sql: SqlStorage): { hash: string; at: string } | null {
	const row = sql.exec<{ hash: string; at: string }>("SELECT hash, at FROM upload_key").next();
	return row.done ? null : row.value;
}

export function setUploadKey(sql: SqlStorage, key: { hash: string; at: string } | null): void {
	sql.exec("DELETE FROM upload_key");
	if (key) sql.exec("INSERT INTO upload_key VALUES (?, ?)", key.hash, key.at);
}
