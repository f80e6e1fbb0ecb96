import type { Counts, Tab, ThreadItem } from "../../../shared/schemas/thread.ts";
import { type EntryRow, unreadOf } from "../../domain/inbox/entry.ts";
import { type Vault, vaultOf } from "../vault.ts";

export type Position = { activeAt: number; threadId: string };
export type PageQuery = { tab: Tab | null; words: string | null; after: Position | null; limit: number; staffId: string };

/** A count on screen says "1,000" for anything more. */
const MOST_COUNTED = 1_000;

/** What is known of an entry without reading it. */
export type Known = { version: number; waits: boolean };

export function knownEntry(sql: SqlStorage, threadId: string): Known | null {
	const row = sql.exec<{ version: number; waits: number }>("SELECT version, waits FROM entries WHERE thread_id = ?", threadId).next();
	return row.done ? null : { version: row.value.version, waits: row.value.waits === 1 };
}

export function putEntry(sql: SqlStorage, row: EntryRow, isNew: boolean): void {
	sql.exec(
		isNew ? INSERT : UPDATE,
		row.version,
		row.status,
		row.activeAt,
		row.waits ? 1 : 0,
		row.search,
		row.received,
		row.answered,
		row.item,
		row.words === null ? null : vaultOf(sql).seal(row.words),
		row.threadId,
	);
}

const INSERT =
	"INSERT INTO entries (version, status, active_at, waits, search, received, answered, item, last, thread_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
const UPDATE =
	"UPDATE entries SET version = ?, status = ?, active_at = ?, waits = ?, search = ?, received = ?, answered = ?, item = ?, last = ? WHERE thread_id = ?";

/** Newest activity first. Without a tab it is the newest of each status: one index serves both, and every text pays for each index. */
export function entriesPage(sql: SqlStorage, query: PageQuery): { items: ThreadItem[]; next: Position | null } {
	const tabs: Tab[] = query.tab ? [query.tab] : ["active", "pending", "closed", "spam"];
	const rows = tabs.flatMap((tab) => tabRows(sql, tab, query)).sort(newestFirst);
	const page = rows.slice(0, query.limit);
	const last = page.at(-1);
	const next = rows.length > query.limit && last ? { activeAt: last.active_at, threadId: last.thread_id } : null;
	return { items: page.map((row) => itemOf(row, vaultOf(sql))), next };
}

function tabRows(sql: SqlStorage, tab: Tab, { words, after, limit, staffId }: PageQuery): Row[] {
	const { activeAt, threadId } = after ?? { activeAt: Number.MAX_SAFE_INTEGER, threadId: "" };
	const rows = sql.exec<Row>(
		`${SELECT} WHERE ${TABS[tab]} AND (active_at, entries.thread_id) < (?, ?)
		ORDER BY active_at DESC, entries.thread_id DESC ${words === null ? "LIMIT ?" : ""}`,
		staffId,
		activeAt,
		threadId,
		...(words === null ? [limit + 1] : []),
	);
	return words === null ? rows.toArray() : matching(rows, words.toLowerCase(), limit + 1, vaultOf(sql));
}

/** Words are sealed, so that they are looked for here and not by the database. */
function matching(rows: Iterable<Row>, words: string, most: number, vault: Vault): Row[] {
	const found: Row[] = [];
	for (const row of rows) {
		if (row.search.includes(words) || wordsOf(row, vault).toLowerCase().includes(words)) found.push(row);
		if (found.length === most) break;
	}
	return found;
}

function wordsOf({ last }: Row, vault: Vault): string {
	return last === null ? "" : vault.open(last);
}

function newestFirst(a: Row, b: Row): number {
	return b.active_at - a.active_at || (a.thread_id < b.thread_id ? 1 : -1);
}

const SELECT = `SELECT item, last, search, entries.received, answered, active_at, entries.thread_id, coalesce(seen.received, 0) AS seen FROM entries
	LEFT JOIN seen ON seen.staff_id = ? AND seen.thread_id = entries.thread_id`;

export function entryById(sql: SqlStorage, threadId: string, staffId: string): ThreadItem | null {
	const row = sql.exec<Row>(`${SELECT} WHERE entries.thread_id = ?`, staffId, threadId).next();
	return row.done ? null : itemOf(row.value, vaultOf(sql));
}

export function countWaiting(sql: SqlStorage): number {
	return sql.exec<{ n: number }>(`SELECT count(*) AS n FROM entries WHERE ${TABS.new}`).one().n;
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

type Row = {
	item: string;
	last: ArrayBuffer | null;
	search: string;
	received: number;
	answered: number;
	active_at: number;
	thread_id: string;
	seen: number;
};

function itemOf(row: Row, vault: Vault): ThreadItem {
	const item: ThreadItem = JSON.parse(row.item);
	const lastMessage = item.lastMessage && row.last !== null ? { ...item.lastMessage, body: wordsOf(row, vault) } : item.lastMessage;
	return { ...item, lastMessage, unread: unreadOf(row.received, row.answered, row.seen) };
}

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
