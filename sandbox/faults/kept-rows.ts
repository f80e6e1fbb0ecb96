import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type OutboxRow = { id: string; due_at: number | null; state: string };
export type EventRow = { seq: number; type: string; facts: Record<string, string | number | null> };
/** What lies on disk of one thread while no Worker runs. */
export type KeptThread = {
	id: string;
	number: string;
	tellDueAt: number | null;
	ticketDueAt: number | null;
	/** What the number has not been told yet. */
	numberDueAt: number | null;
	/** The next answer that nobody types. */
	answerDueAt: number | null;
	/** When the open question's time is over. */
	questionDueAt: number | null;
	optedOut: boolean;
	outbox: OutboxRow[];
	events: EventRow[];
	/** When the runtime will wake the object; null: never. */
	alarmAt: number | null;
};

const NS_IN_MS = 1_000_000n;

/** Only while the Worker is stopped. */
export function keptThreads(state: string): KeptThread[] {
	const folder = join(state, "do/patient-chat-Thread");
	const alarms = alarmsIn(join(folder, "metadata.sqlite"));
	return objectIds(folder).flatMap((id) => {
		const kept = reading(join(folder, `${id}.sqlite`), (db) => keptThread(db, id, alarms.get(id) ?? null));
		return kept ? [kept] : [];
	});
}

function keptThread(db: DatabaseSync, id: string, alarmAt: number | null): KeptThread | null {
	if (!db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'thread'").get()) return null;
	const row = db.prepare("SELECT state FROM thread").get() as { state: string } | undefined;
	if (!row) return null;
	const { number, untold, ticket, phoneDebt, owed, consents, optedOut } = JSON.parse(row.state);
	const outbox = db
		.prepare("SELECT outbox.id, due_at, state FROM outbox JOIN messages ON messages.id = outbox.id ORDER BY messages.pos")
		.all();
	const events = db.prepare("SELECT seq, type, facts FROM events ORDER BY seq").all() as { seq: number; type: string; facts: string }[];
	return {
		id,
		number,
		tellDueAt: untold?.dueAt ?? null,
		ticketDueAt: ticket.dueAt,
		numberDueAt: phoneDebt?.dueAt ?? null,
		answerDueAt: owed[0]?.at ?? null,
		questionDueAt: consents.find((consent: { state: string }) => consent.state === "open")?.expiresAt ?? null,
		optedOut: optedOut !== null,
		outbox: outbox as OutboxRow[],
		events: events.map((event) => ({ ...event, facts: JSON.parse(event.facts) })),
		alarmAt,
	};
}

/** What lies on disk of one outside number: which of its threads are still to be told, and when it will wake for that. */
export type KeptPhone = { optedOut: boolean; debts: { threadId: string; dueAt: number }[]; threads: string[]; alarmAt: number | null };

/** Only while the Worker is stopped. */
export function keptPhones(state: string): KeptPhone[] {
	const folder = join(state, "do/patient-chat-Phone");
	const alarms = alarmsIn(join(folder, "metadata.sqlite"));
	return objectIds(folder).flatMap((id) => {
		const kept = reading(join(folder, `${id}.sqlite`), stateOfPhone);
		return kept ? [{ ...kept, alarmAt: alarms.get(id) ?? null }] : [];
	});
}

function stateOfPhone(db: DatabaseSync): Omit<KeptPhone, "alarmAt"> | null {
	if (!db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'phone'").get()) return null;
	const row = db.prepare("SELECT state FROM phone").get() as { state: string } | undefined;
	if (!row) return null;
	const { stops, debts, threads } = JSON.parse(row.state);
	return { optedOut: stops.length > 0, debts, threads };
}

function objectIds(folder: string): string[] {
	const files = existsSync(folder) ? readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name)) : [];
	return files.map((name) => name.slice(0, 64));
}

/** workerd keeps the alarms of all objects of a class beside them, in nanoseconds. */
function alarmsIn(file: string): Map<string, number> {
	if (!existsSync(file)) return new Map();
	return reading(file, (db) => {
		const select = db.prepare("SELECT actor_id, scheduled_time FROM _cf_ALARM");
		select.setReadBigInts(true);
		const rows = select.all() as { actor_id: string; scheduled_time: bigint }[];
		return new Map(rows.map((row) => [row.actor_id, Number(row.scheduled_time / NS_IN_MS)]));
	});
}

function reading<T>(file: string, read: (db: DatabaseSync) => T): T {
	const db = new DatabaseSync(file);
	try {
		return read(db);
	} finally {
		db.close();
	}
}
