/** Links are kept a while after their end, so that the page can say the same of all that are over without asking twice. */
const KEPT_MS = 24 * 3_600_000;

export function putPageLink(sql: SqlStorage, link: { hash: string; threadId: string; expiresAt: number }, now: number): void {
	sql.exec("DELETE FROM page_links WHERE expires_at < ?", now - KEPT_MS);
	sql.exec("INSERT INTO page_links VALUES (?, ?, ?) ON CONFLICT DO NOTHING", link.hash, link.threadId, link.expiresAt);
}

export function threadOfPageLink(sql: SqlStorage, hash: string): string | null {
	const row = sql.exec<{ thread_id: string }>("SELECT thread_id FROM page_links WHERE hash = ?", hash).next();
	return row.done ? null : row.value.thread_id;
}
