import type { MessageLink } from "../../../shared/schemas/link.ts";
import type { PageLink } from "../../domain/link/link.ts";
import type { PageSession } from "../../domain/page/session.ts";

export function putLink(sql: SqlStorage, link: PageLink): void {
	sql.exec(
		"INSERT INTO links VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET link = excluded.link",
		link.id,
		link.hash,
		link.messageId,
		JSON.stringify(link),
	);
	// Who got in by it is out with it.
	if (link.state !== "open") sql.exec("DELETE FROM page_sessions WHERE link_id = ?", link.id);
}

export function linkById(sql: SqlStorage, id: string): PageLink | null {
	const row = sql.exec<{ link: string }>("SELECT link FROM links WHERE id = ?", id).next();
	return row.done ? null : JSON.parse(row.value.link);
}

/** As staff see it beside its message. */
export function linkShown(sql: SqlStorage, id: string): { link?: MessageLink } {
	const link = linkById(sql, id);
	return link ? { link: { state: link.state, expiresAt: new Date(link.expiresAt).toISOString() } } : {};
}

export function putSession(sql: SqlStorage, session: PageSession): void {
	sql.exec(
		"INSERT INTO page_sessions VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO UPDATE SET session = excluded.session, seen_at = excluded.seen_at",
		session.hash,
		session.linkId,
		JSON.stringify(session),
		session.seenAt,
	);
}

export function dropSession(sql: SqlStorage, hash: string): void {
	sql.exec("DELETE FROM page_sessions WHERE hash = ?", hash);
}
