import { hash as digestOf } from "node:crypto";

/** Where the chain stands: the next row's hash covers this one's. */
export type ChainHead = { seq: number; hash: string };

export const CHAIN_START: ChainHead = { seq: 0, hash: "" };

export function chainHead(sql: SqlStorage): ChainHead {
	const row = sql.exec<ChainHead>("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1").next();
	return row.done ? CHAIN_START : row.value;
}

/** Adds one row to the log and to its hash chain. */
export function appendEvent(
	sql: SqlStorage,
	head: ChainHead,
	entry: { type: string; actor: string; facts: object },
	at: number,
): ChainHead {
	const seq = head.seq + 1;
	const facts = JSON.stringify(entry.facts);
	const hash = eventHash(head.hash, { seq, at, type: entry.type, actor: entry.actor, facts });
	sql.exec(
		"INSERT INTO events (seq, at, type, actor, facts, hash) VALUES (?, ?, ?, ?, ?, ?)",
		seq,
		at,
		entry.type,
		entry.actor,
		facts,
		hash,
	);
	return { seq, hash };
}

export type EventRow = { seq: number; at: number; type: string; actor: string; facts: string };

/** A row as it stands in the chain; `facts` is JSON. */
export type ChainedRow = EventRow & { hash: string };

/** SHA-256 over the row and the hash before it. */
export function eventHash(before: string, row: EventRow): string {
	return digestOf("sha256", JSON.stringify([before, row.seq, row.at, row.type, row.actor, row.facts]), "hex");
}

/** SHA-256, hex, of a record as it is shown to an auditor. */
export function recordHash(record: string): string {
	return digestOf("sha256", record, "hex");
}
