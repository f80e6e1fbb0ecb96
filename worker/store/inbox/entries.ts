import type { Counts, Tab, ThreadItem } from "../../../shared/schemas/thread.ts";
import { type Entry, itemFor } from "../../domain/inbox/entry.ts";

export type Position = { activeAt: number; threadId: string };
export type PageQuery = { tab: Tab | null; words: string | null; after: Position | null; limit: number; staffId: string };

/** A count on screen says "1,000" for anything more. */
const MOST_COUNTED = 1_000;

/** Keeps the entry unless a newer one is kept already; says what changed for those who count. */
export function putEntry(sql: SqlStorage, entry: Entry): { kept: boolean; waits: boolean; waited: boolean } {
	const old = sql.exec<{ version: number; waits: number }>("SELECT version, waits FROM entries WHERE thread_id = ?", entry.id).next();
	const waited = !old.done && old.value.waits === 1;
	if (!old.done && old.value.version >= entry.version) return { kept: false, waits: waited, waited };
	const waits = entry.unanswered > 0 && entry.status !== "spam";
	sql.exec(
		`INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (thread_id) DO UPDATE SET
			version = excluded.version, status = excluded.status, active_at = excluded.active_at,
			waits = excluded.waits, search = excluded.search, entry = excluded.entry`,
		entry.id,
		entry.version,
		entry.status,
		entry.activeAt,
		waits ? 1 : 0,
		`${entry.number} ${entry.display} ${entry.lastMessage?.body ?? ""}`.toLowerCase(),
		JSON.stringify(entry),
	);
	return { kept: true, waits, waited };
}

/** Newest activity first. */
export function entriesPage(sql: SqlStorage, query: PageQuery): { items: ThreadItem[]; next: Position | null } {
	const where = [
		"(entries.active_at, entries.thread_id) < (?, ?)",
		...(query.tab ? [TABS[query.tab]] : []),
		...(query.words ? ["instr(search, ?) > 0"] : []),
	];
	const { activeAt, threadId } = query.after ?? { activeAt: Number.MAX_SAFE_INTEGER, threadId: "" };
	const rows = sql
		.exec<Row>(
			`SELECT entry, active_at, entries.thread_id, coalesce(received, 0) AS seen FROM entries
			LEFT JOIN seen ON seen.staff_id = ? AND seen.thread_id = entries.thread_id
			WHERE ${where.join(" AND ")} ORDER BY entries.active_at DESC, entries.thread_id DESC LIMIT ?`,
			query.staffId,
			activeAt,
			threadId,
			...(query.words ? [query.words.toLowerCase()] : []),
			query.limit + 1,
		)
		.toArray();
	const page = rows.slice(0, query.limit);
	const last = page.at(-1);
	const next = rows.length > query.limit && last ? { activeAt: last.active_at, threadId: last.thread_id } : null;
	return { items: page.map((row) => itemFor(JSON.parse(row.entry), row.seen)), next };
}

export function entryById(sql: SqlStorage, threadId: string, staffId: string): ThreadItem | null {
	const row = sql.exec<{ entry: string }>("SELECT entry FROM entries WHERE thread_id = ?", threadId).next();
	return row.done ? null : itemFor(JSON.parse(row.value.entry), seenBy(sql, staffId, threadId));
}

export function countWaiting(sql: SqlStorage): number {
	return count(sql, TABS.new);
}

export function counts(sql: SqlStorage): Counts {
	return { new: count(sql, TABS.new), active: count(sql, TABS.active), pending: count(sql, TABS.pending) };
}

export function seenBy(sql: SqlStorage, staffId: string, threadId: string): number {
	const row = sql.exec<{ received: number }>("SELECT received FROM seen WHERE staff_id = ? AND thread_id = ?", staffId, threadId).next();
	return row.done ? 0 : row.value.received;
}

export function markSeen(sql: SqlStorage, staffId: string, threadId: string, received: number): void {
	sql.exec(
		`INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT (staff_id, thread_id) DO UPDATE SET received = excluded.received WHERE excluded.received > received`,
		staffId,
		threadId,
		received,
	);
}

type Row = { entry: string; active_at: number; thread_id: string; seen: number };

const TABS: Record<Tab, string> = {
	new: "waits = 1",
	active: "status = 'active'",
	pending: "status = 'pending'",
	closed: "status = 'closed'",
	spam: "status = 'spam'",
};

function count(sql: SqlStorage, where: string): number {
	return sql.exec<{ n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM entries WHERE ${where} LIMIT ${MOST_COUNTED})`).one().n;
}
