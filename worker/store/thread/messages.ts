import type { DeliveryState } from "../../../shared/schemas/message.ts";
import type { Text } from "../../domain/thread/thread.ts";
import { vaultOf } from "../vault.ts";
import { attachmentsOf } from "./files.ts";
import { linkShown } from "./links.ts";

/** A text as it is kept, with where it stands. */
export type KeptText = Text & { pos: number; state: DeliveryState; sid: string | null; code: string | null };

const SLOTS = 1024;

/** Its place is the first free one of its moment: one statement, for it is on every text's way. */
export function insertText(sql: SqlStorage, text: Text, state: DeliveryState): KeptText {
	const { pos } = sql
		.exec<{ pos: number }>(
			`INSERT INTO messages (pos, id, direction, kind, channel, body, sender, state, media, flags)
			VALUES ((SELECT max(?, coalesce(max(pos) + 1, 0)) FROM messages WHERE pos < ?), ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING pos`,
			text.at * SLOTS,
			(text.at + 1) * SLOTS,
			text.id,
			text.direction,
			text.kind,
			text.channel,
			vaultOf(sql).seal(text.body),
			JSON.stringify(text.sender),
			state,
			text.media.length > 0 || text.files?.length ? JSON.stringify(text.media) : null,
			text.flags.length > 0 ? JSON.stringify(text.flags) : null,
		)
		.one();
	if (text.about || text.health || text.automatic || text.reaction || text.sensitive) markText(sql, text);
	if (text.linkId || text.card) keepForPage(sql, text);
	return { ...text, pos, state, sid: null, code: null };
}

/** Only few texts have marks: those that come in first, before the columns are there, never do. */
function markText(sql: SqlStorage, { id, about, health, automatic, reaction, sensitive }: Text): void {
	const marks = health || automatic || reaction || sensitive ? JSON.stringify({ health, automatic, reaction, sensitive }) : null;
	sql.exec("UPDATE messages SET about = ?, marks = ? WHERE id = ?", about ?? null, marks, id);
}

function keepForPage(sql: SqlStorage, { id, linkId, card }: Text): void {
	const sealed = card ? vaultOf(sql).seal(JSON.stringify(card)) : null;
	sql.exec("UPDATE messages SET link_id = ?, card = ? WHERE id = ?", linkId ?? null, sealed, id);
}

/** The first look is the one that counts. */
export function markRead(sql: SqlStorage, id: string, at: number): void {
	sql.exec("UPDATE messages SET read_at = coalesce(read_at, ?) WHERE id = ?", at, id);
}

/** Its words are gone, and with them all that was said of them; the place where it stood stays. */
export function eraseText(sql: SqlStorage, id: string, erased: NonNullable<Text["deleted"]>): void {
	const vault = vaultOf(sql);
	sql.exec("UPDATE messages SET body = ?, card = NULL, erased = ? WHERE id = ?", vault.seal(""), vault.seal(JSON.stringify(erased)), id);
}

export function setAbout(sql: SqlStorage, id: string, patientId: string | null): void {
	sql.exec("UPDATE messages SET about = ? WHERE id = ?", patientId, id);
}

/** The newest text with exactly these words, in either direction. */
export function textWithBody(sql: SqlStorage, body: string): string | null {
	const vault = vaultOf(sql);
	const rows = sql.exec<Pick<Row, "id" | "body">>("SELECT id, body FROM messages ORDER BY pos DESC LIMIT 200");
	for (const row of rows) if (vault.open(row.body) === body) return row.id;
	return null;
}

export function hasText(sql: SqlStorage, id: string): boolean {
	return sql.exec("SELECT 1 FROM messages WHERE id = ?", id).next().done !== true;
}

export function textById(sql: SqlStorage, id: string): KeptText | null {
	const row = sql.exec<Row>("SELECT * FROM messages WHERE id = ?", id).next();
	return row.done ? null : keptText(sql, row.value);
}

/** Newest first, from before `pos`. */
export function textsBefore(sql: SqlStorage, pos: number | null, limit: number): KeptText[] {
	const rows = sql.exec<Row>("SELECT * FROM messages WHERE pos < ? ORDER BY pos DESC LIMIT ?", pos ?? Number.MAX_SAFE_INTEGER, limit);
	return rows.toArray().map((row) => keptText(sql, row));
}

/** How many texts came in after `pos`. */
export function countReceivedAfter(sql: SqlStorage, pos: number): number {
	return sql.exec<{ n: number }>("SELECT count(*) AS n FROM messages WHERE pos > ? AND direction = 'in' AND marks IS NULL", pos).one().n;
}

export function moveText(sql: SqlStorage, id: string, state: DeliveryState, sid: string | null, code: string | null): void {
	sql.exec("UPDATE messages SET state = ?, sid = coalesce(sid, ?), code = ? WHERE id = ?", state, sid, code, id);
}

/** Those of the carrier's ids that are known as some text's own, however long that text had waited. */
export function knownSids(sql: SqlStorage, sids: string[]): Set<string> {
	const rows = sql.exec<{ sid: string }>("SELECT sid FROM messages WHERE sid IN (SELECT value FROM json_each(?))", JSON.stringify(sids));
	return new Set(rows.toArray().map((row) => row.sid));
}

type Row = {
	pos: number;
	id: string;
	direction: "in" | "out";
	kind: "text";
	channel: "sms" | "secure";
	body: ArrayBuffer | string;
	sender: string;
	state: DeliveryState;
	sid: string | null;
	code: string | null;
	media: string | null;
	flags: string | null;
	about?: string | null;
	marks?: string | null;
	card?: ArrayBuffer | null;
	link_id?: string | null;
	read_at?: number | null;
	erased?: ArrayBuffer | null;
};

function keptText(sql: SqlStorage, row: Row): KeptText {
	const vault = vaultOf(sql);
	const media: Text["media"] = row.media ? JSON.parse(row.media) : [];
	return {
		pos: row.pos,
		id: row.id,
		direction: row.direction,
		kind: row.kind,
		channel: row.channel,
		body: vault.open(row.body),
		sender: JSON.parse(row.sender),
		state: row.state,
		sid: row.sid,
		code: row.code,
		at: Math.floor(row.pos / SLOTS),
		media,
		attachments: row.media === null ? [] : attachmentsOf(sql, row.id, media),
		flags: row.flags ? JSON.parse(row.flags) : [],
		...(row.about && { about: row.about }),
		...(row.marks ? JSON.parse(row.marks) : {}),
		...(row.link_id && ofPage(sql, row, row.link_id)),
		...(row.card && { card: JSON.parse(vault.open(row.card)) }),
		...(row.erased && { deleted: JSON.parse(vault.open(row.erased)) }),
	};
}

function ofPage(sql: SqlStorage, row: Row, linkId: string): Partial<Text> {
	return { linkId, ...linkShown(sql, linkId), ...(typeof row.read_at === "number" && { readAt: row.read_at }) };
}
