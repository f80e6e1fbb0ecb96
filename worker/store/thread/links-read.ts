import type { PageLink } from "../../domain/link/link.ts";
import type { PageSession } from "../../domain/page/session.ts";

type Row = { link: string };

export function linkByHash(sql: SqlStorage, hash: string): PageLink | null {
	const row = sql.exec<Row>("SELECT link FROM links WHERE hash = ?", hash).next();
	return row.done ? null : JSON.parse(row.value.link);
}

export function openLinks(sql: SqlStorage): PageLink[] {
	const rows = sql.exec<Row>("SELECT link FROM links WHERE json_extract(link, '$.state') = 'open' ORDER BY id");
	return rows.toArray().map((row) => JSON.parse(row.link));
}

export function sessionByHash(sql: SqlStorage, hash: string): PageSession | null {
	const row = sql.exec<{ session: string }>("SELECT session FROM page_sessions WHERE hash = ?", hash).next();
	return row.done ? null : JSON.parse(row.value.session);
}
