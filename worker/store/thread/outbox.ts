import type { DeliveryState } from "../../../shared/schemas/message.ts";
import type { Sending, Text } from "../../domain/thread/thread.ts";
import { type Vault, vaultOf } from "../vault.ts";

const OF_MESSAGE = "messages.body, messages.state, messages.sid, messages.about, messages.marks, messages.link_id";

export function insertSending(sql: SqlStorage, id: string, now: number): void {
	sql.exec("INSERT INTO outbox (id, due_at, queued_at) VALUES (?, ?, ?)", id, now, now);
}

/** Texts out that are not at their end, oldest first. */
export function sendings(sql: SqlStorage): Sending[] {
	const rows = sql.exec<Row>(`SELECT outbox.*, ${OF_MESSAGE} FROM outbox JOIN messages ON messages.id = outbox.id ORDER BY messages.pos`);
	return rows.toArray().map((row) => sending(row, vaultOf(sql)));
}

export function sendingById(sql: SqlStorage, id: string): Sending | null {
	const row = sql
		.exec<Row>(`SELECT outbox.*, ${OF_MESSAGE} FROM outbox JOIN messages ON messages.id = outbox.id WHERE outbox.id = ?`, id)
		.next();
	return row.done ? null : sending(row.value, vaultOf(sql));
}

export function claimSending(sql: SqlStorage, id: string, now: number, dueAt: number): void {
	sql.exec("UPDATE outbox SET claimed_at = ?, due_at = ? WHERE id = ?", now, dueAt, id);
}

export function delaySending(sql: SqlStorage, id: string, dueAt: number): void {
	sql.exec("UPDATE outbox SET due_at = ?, attempt = attempt + 1 WHERE id = ?", dueAt, id);
}

export function watchSending(sql: SqlStorage, id: string, dueAt: number | null): void {
	if (dueAt === null) sql.exec("DELETE FROM outbox WHERE id = ?", id);
	else sql.exec("UPDATE outbox SET due_at = ?, attempt = 0 WHERE id = ?", dueAt, id);
}

export function noteAbsent(sql: SqlStorage, id: string, dueAt: number): void {
	sql.exec("UPDATE outbox SET absent = absent + 1, due_at = ?, attempt = 0 WHERE id = ?", dueAt, id);
}

export function repeatSending(sql: SqlStorage, id: string, now: number): void {
	sql.exec("UPDATE outbox SET resent = 1, absent = 0, attempt = 0, claimed_at = NULL, due_at = ? WHERE id = ?", now, id);
}

/** Waits for a person: nothing of ours is due. */
export function parkSending(sql: SqlStorage, id: string): void {
	sql.exec("UPDATE outbox SET due_at = NULL WHERE id = ?", id);
}

type Row = {
	id: string;
	due_at: number | null;
	attempt: number;
	absent: number;
	resent: number;
	queued_at: number;
	claimed_at: number | null;
	body: ArrayBuffer | string;
	state: DeliveryState;
	sid: string | null;
	about: string | null;
	marks: string | null;
	link_id: string | null;
};

function sending(row: Row, vault: Vault): Sending {
	const marks: Pick<Text, "health" | "automatic"> = row.marks ? JSON.parse(row.marks) : {};
	return {
		id: row.id,
		// The words of a private message never come near the wire.
		body: row.link_id === null ? vault.open(row.body) : "",
		linkId: row.link_id,
		state: row.state,
		sid: row.sid,
		dueAt: row.due_at ?? Number.MAX_SAFE_INTEGER,
		attempt: row.attempt,
		absent: row.absent,
		resent: row.resent === 1,
		queuedAt: row.queued_at,
		claimedAt: row.claimed_at,
		about: row.about,
		health: marks.health === true,
		automatic: marks.automatic ?? null,
	};
}
