import type { ThreadItem } from "../../../shared/schemas/thread.ts";
import type { Thread } from "../thread/thread.ts";

/** The inbox's row of a thread. `unread` is what the inbox works out for each reader. */
export type Entry = Omit<ThreadItem, "unread"> & { received: number; answered: number; activeAt: number };

export function entryOf(thread: Thread): Entry {
	return {
		id: thread.id,
		clinicId: thread.clinicId,
		number: thread.number,
		clinicNumber: thread.clinicNumber,
		display: thread.display,
		status: thread.status,
		unanswered: thread.received - thread.answered,
		unansweredSince: instant(thread.unansweredSince),
		failed: thread.failed,
		urgent: thread.attention.some(({ kind }) => kind === "emergency"),
		lastMessage: lastMessage(thread),
		patients: thread.patients.map(({ id, name, birthDate }) => ({ id, name, birthDate })),
		version: thread.version,
		received: thread.received,
		answered: thread.answered,
		activeAt: thread.last?.at ?? thread.statusAt,
	};
}

function lastMessage({ last }: Thread): Entry["lastMessage"] {
	return (
		last && {
			body: last.body,
			at: new Date(last.at).toISOString(),
			direction: last.direction,
			...(last.secure && { secure: true }),
			...(last.deleted && { deleted: true }),
		}
	);
}

export function unreadOf(received: number, answered: number, seen: number): number {
	return Math.max(0, received - Math.max(answered, seen));
}

/** How the inbox keeps an entry: what it sorts and counts by, and the item as JSON, which it hands on without reading it. */
export type EntryRow = {
	threadId: string;
	version: number;
	status: ThreadItem["status"];
	activeAt: number;
	/** Somebody is waiting for an answer, and it is no spam. */
	waits: boolean;
	search: string;
	received: number;
	answered: number;
	/** Without the words of the newest text, which are never kept in clear. */
	item: string;
	words: string | null;
};

export function rowOf(entry: Entry): EntryRow {
	const { id: threadId, version, status, activeAt, received, answered } = entry;
	const names = entry.patients.map(({ name }) => name).join(" ");
	const search = `${entry.number} ${entry.display} ${names}`.toLowerCase();
	const waits = entry.unanswered > 0 && status !== "spam";
	const { lastMessage, ...item } = itemFor(entry, 0);
	const wordless = JSON.stringify({ ...item, lastMessage: lastMessage && { ...lastMessage, body: "" } });
	const words = lastMessage?.body ?? null;
	return { threadId, version, status, activeAt, waits, search, received, answered, item: wordless, words };
}

/** The whole item as JSON. Within a string of JSON a quotation mark is escaped: what is looked for is the field alone. */
export function wholeItem({ item, words }: Pick<EntryRow, "item" | "words">): string {
	return words === null ? item : item.replace('"body":""', () => `"body":${JSON.stringify(words)}`);
}

/** What one reader sees: texts that nobody has answered and this reader has not seen. */
export function itemFor(entry: Entry, seen: number): ThreadItem {
	const { received, answered, activeAt: _, ...item } = entry;
	return { ...item, unread: unreadOf(received, answered, seen) };
}

function instant(at: number | null): string | null {
	return at === null ? null : new Date(at).toISOString();
}
