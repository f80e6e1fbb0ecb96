import type { PmSite } from "../../../shared/schemas/pm-site.ts";

type Row = { site: string };

export function siteById(sql: SqlStorage, id: string): PmSite | null {
	return first(sql.exec<Row>("SELECT site FROM sites WHERE id = ?", id));
}

export function siteOfOrigin(sql: SqlStorage, origin: string): PmSite | null {
	return first(sql.exec<Row>("SELECT site FROM sites WHERE origin = ?", origin));
}

/** By id. */
export function sitesAfter(sql: SqlStorage, after: string, limit: number): PmSite[] {
	return sql
		.exec<Row>("SELECT site FROM sites WHERE id > ? ORDER BY id LIMIT ?", after, limit)
		.toArray()
		.map(({ site }) => JSON.parse(site));
}

export function keepSite(sql: SqlStorage, site: PmSite): void {
	sql.exec(
		"INSERT INTO sites VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET origin = excluded.origin, site = excluded.site",
		site.id,
		site.origin,
		JSON.stringify(site),
	);
}

export function dropSite(sql: SqlStorage, id: string): void {
	sql.exec("DELETE FROM sites WHERE id = ?", id);
}

function first(rows: SqlStorageCursor<Row>): PmSite | null {
	const row = rows.next();
	return row.done ? null : JSON.parse(row.value.site);
}
