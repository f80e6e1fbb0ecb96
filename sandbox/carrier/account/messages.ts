import type { DatabaseSync } from "node:sqlite";
import * as z from "zod/mini";
import { type MessageStatus, StoredMessage } from "./message.ts";

export type NewMessage = Omit<StoredMessage, "seq" | "reached" | "waiting" | "redacted" | "media" | "updatedAt"> & { key?: string };
export type MessageQuery = {
	to?: string;
	from?: string;
	/** In whole seconds, both ends included. */
	since?: number;
	until?: number;
	/** Only older ones than this. */
	beforeSeq?: number;
	limit: number;
};

const COLUMNS = `seq, sid, direction, sender AS "from", recipient AS "to", body, status, error_code AS errorCode, service_sid AS serviceSid,
	segments, created_at AS createdAt, sent_at AS sentAt, updated_at AS updatedAt, status_callback AS statusCallback, reached,
	receipt_faults AS receiptFaults, extra, listed, arrived_at AS arrivedAt, waiting, redacted,
	(SELECT json_group_array(json_object('sid', m.sid, 'contentType', m.content_type) ORDER BY m.position)
		FROM media m WHERE m.message_sid = messages.sid) AS media`;

const Row = z.looseObject({
	reached: z.string(),
	receiptFaults: z.string(),
	extra: z.string(),
	media: z.string(),
	listed: z.number(),
	waiting: z.number(),
	redacted: z.number(),
});

function fromRow(found: unknown): StoredMessage {
	const row = Row.parse(found);
	return StoredMessage.parse({
		...row,
		reached: JSON.parse(row.reached),
		receiptFaults: JSON.parse(row.receiptFaults),
		extra: JSON.parse(row.extra),
		media: JSON.parse(row.media),
		listed: row.listed === 1,
		waiting: row.waiting === 1,
		redacted: row.redacted === 1,
	});
}

export function openMessages(db: DatabaseSync) {
	const insert = db.prepare(`INSERT INTO messages (sid, key, direction, sender, recipient, body, status, error_code, service_sid, segments,
		created_at, sent_at, updated_at, status_callback, receipt_faults, extra, listed, arrived_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
	const bySid = db.prepare(`SELECT ${COLUMNS} FROM messages WHERE sid = ?`);
	const byKey = db.prepare(`SELECT ${COLUMNS} FROM messages WHERE key = ?`);
	const advance = db.prepare(
		"UPDATE messages SET status = ?, error_code = ?, sent_at = coalesce(sent_at, ?), arrived_at = ?, waiting = 0, reached = ?, updated_at = ? WHERE sid = ?",
	);
	const one = (row: unknown) => (row === undefined ? null : fromRow(row));

	return {
		add(m: NewMessage): StoredMessage {
			insert.run(
				...[m.sid, m.key ?? null, m.direction, m.from, m.to, m.body, m.status, m.errorCode, m.serviceSid, m.segments],
				...[m.createdAt, m.sentAt, m.createdAt, m.statusCallback, JSON.stringify(m.receiptFaults), JSON.stringify(m.extra)],
				...[m.listed ? 1 : 0, m.arrivedAt],
			);
			return fromRow(bySid.get(m.sid));
		},
		get: (sid: string) => one(bySid.get(sid)),
		byKey: (key: string) => one(byKey.get(key)),
		/** The account's own list, newest first. */
		list(query: MessageQuery): StoredMessage[] {
			const where = ["listed = 1"];
			const values: (string | number)[] = [];
			const narrow = (clause: string, value: string | number | undefined) => {
				if (value === undefined) return;
				where.push(clause);
				values.push(value);
			};
			narrow("recipient = ?", query.to);
			narrow("sender = ?", query.from);
			// Still queued: it counts from when it was made, or a text would be in no list at all for a while.
			narrow("coalesce(sent_at, created_at) / 1000 >= ?", query.since);
			narrow("coalesce(sent_at, created_at) / 1000 <= ?", query.until);
			narrow("seq < ?", query.beforeSeq);
			const rows = db.prepare(`SELECT ${COLUMNS} FROM messages WHERE ${where.join(" AND ")} ORDER BY seq DESC LIMIT ?`);
			return rows.all(...values, query.limit).map(fromRow);
		},
		/** What one phone sent and got, oldest first. */
		ofPhone(phone: string, since: number): StoredMessage[] {
			const rows = db.prepare(`SELECT ${COLUMNS} FROM messages WHERE (sender = ?1 OR recipient = ?1) AND updated_at >= ?2 ORDER BY seq`);
			return rows.all(phone, since).map(fromRow);
		},
		all(since: number): StoredMessage[] {
			return db.prepare(`SELECT ${COLUMNS} FROM messages WHERE updated_at >= ? ORDER BY seq`).all(since).map(fromRow);
		},
		waitingFor(phone: string): StoredMessage[] {
			return db.prepare(`SELECT ${COLUMNS} FROM messages WHERE recipient = ? AND waiting = 1 ORDER BY seq`).all(phone).map(fromRow);
		},
		advance(m: StoredMessage, to: { status: MessageStatus; errorCode: number | null; arrives: boolean }, now: number) {
			const reached = JSON.stringify([...m.reached, to.status]);
			const sentAt = m.direction === "inbound" || to.status === "sending" ? null : now;
			advance.run(to.status, to.errorCode, sentAt, to.arrives ? now : null, reached, now, m.sid);
		},
		hold(sid: string) {
			db.prepare("UPDATE messages SET waiting = 1 WHERE sid = ?").run(sid);
		},
		redact(sid: string, now: number) {
			db.prepare("UPDATE messages SET redacted = 1, updated_at = ? WHERE sid = ?").run(now, sid);
		},
		/** The account forgets it; the phone does not. */
		unlist(sid: string) {
			db.prepare("UPDATE messages SET listed = 0 WHERE sid = ?").run(sid);
		},
	};
}
export type Messages = ReturnType<typeof openMessages>;
