import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { chainHead, type EventRow, eventHash } from "../store/chain.ts";
import { testEnv } from "../testing/clinic.ts";
import { startingAnew } from "../testing/starting-anew.ts";
import { aRoom, aText, must } from "../testing/thread-room.ts";
import { threadOf } from "./stubs.ts";

type Room = Awaited<ReturnType<typeof aRoom>>;

/** The thread's object as one finds it after it started anew: a stub from before is broken. */
const fresh = (room: Room) => threadOf(testEnv, room.pair);

/** The disk fails while one table is written, until the object has started anew. */
async function broken(room: Room, table: string, act: () => Promise<unknown>): Promise<void> {
	const on = table === "thread" ? "UPDATE" : "INSERT";
	await room.inside((thread) => {
		thread.ledger.sql.exec(`CREATE TRIGGER broken BEFORE ${on} ON ${table} BEGIN SELECT raise(ABORT, 'disk'); END`);
	});
	await startingAnew(act);
	await runInDurableObject(fresh(room), (thread) => {
		thread.ledger.sql.exec("DROP TRIGGER broken");
	});
}

const kept = (room: Room) =>
	runInDurableObject(fresh(room), (thread) => {
		const { sql } = thread.ledger;
		const count = (table: string) => sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).one().n;
		const { version, received, last } = must(thread.ledger.thread);
		return { version, received, last, messages: count("messages"), events: count("events") };
	});

test.for(["messages", "events", "thread"] as const)(
	"a fault while %s is written keeps nothing of a text out, in memory or on disk",
	async (table) => {
		const room = await aRoom();
		await room.text("hello");
		await room.stub.drain();
		const before = await kept(room);
		await broken(room, table, () => room.send("m1", "hi"));
		expect(await kept(room)).toEqual(before);
		expect(await fresh(room).send(room.staff, { id: "m1", body: "hi" })).toMatchObject({ created: true });
		await chainHolds(room);
	},
);

test.for(["messages", "events", "thread"] as const)(
	"a fault while %s is written keeps nothing of a text in; it is kept when it comes again",
	async (table) => {
		const room = await aRoom();
		await room.text("hello");
		await room.stub.drain();
		const before = await kept(room);
		const text = aText("again");
		await broken(room, table, () => room.stub.receive(room.pair, room.clinic, text));
		expect(await kept(room)).toEqual(before);
		expect(await fresh(room).receive(room.pair, room.clinic, text)).toBe("kept");
		expect(await fresh(room).receive(room.pair, room.clinic, text)).toBe("known");
		expect(await kept(room)).toMatchObject({ received: 2, messages: 2 });
		await chainHolds(room);
	},
);

test("the log is a chain from its first row to its last, also over a sleep", async () => {
	const room = await aRoom();
	await room.text("hello");
	await room.send("m1");
	await room.evict();
	await room.text("thanks");
	await room.stub.drain();
	expect(await chainHolds(room)).toBeGreaterThan(6);
});

test("what a thread knows survives eviction to the last field", async () => {
	const room = await aRoom();
	await room.text("hello");
	await room.send("m1");
	await room.pass(2_000);
	const before = await room.inside((thread) => ({ ...must(thread.ledger.thread), untold: null }));
	await room.evict();
	expect(await room.inside((thread) => ({ ...must(thread.ledger.thread), untold: null }))).toEqual(before);
});

test("whatever is due, the alarm is there for the first of it", async () => {
	const room = await aRoom();
	const dueAndAlarm = async () => [await room.inside((thread) => thread.ledger.nextDue()), await room.alarmAt()];
	room.carrier.next({ kind: "busy", retryAfterMs: 700_000 });
	room.helpdesk.outage({ kind: "busy", retryAfterMs: 400_000 });
	await room.text("hello");
	await room.send("m1");
	for (const ms of [10, 2_000, 500_000, 900_000]) {
		await room.pass(ms);
		const [due, alarm] = await dueAndAlarm();
		expect(due).not.toBeNull();
		expect(alarm).toBe(due);
	}
});

test("an alarm that was lost is set again when the object wakes", async () => {
	const room = await aRoom();
	room.carrier.next({ kind: "busy", retryAfterMs: 700_000 });
	await room.open();
	await room.send("m1");
	await room.stub.drain();
	await room.inside((_thread, state) => state.storage.deleteAlarm());
	expect(await room.alarmAt()).toBeNull();
	await room.evict();
	expect(await room.alarmAt()).toBe(await room.inside((thread) => thread.ledger.nextDue()));
});

test("a thread with nothing left to do sets no alarm", async () => {
	const room = await aRoom({ helpdesk: false });
	await room.text("hello");
	await room.pass(10_000);
	expect(await room.inside((thread) => thread.ledger.nextDue())).toBeNull();
	expect(await room.alarmAt()).toBeNull();
});

/** Every row's hash covers the row and the hash before it. */
async function chainHolds(room: Room): Promise<number> {
	return runInDurableObject(fresh(room), (thread) => {
		const events = thread.ledger.sql.exec<EventRow & { hash: string }>("SELECT * FROM events ORDER BY seq").toArray();
		let hash = "";
		for (const [index, { hash: kept, ...row }] of events.entries()) {
			hash = eventHash(hash, row);
			expect([row.seq, kept]).toEqual([index + 1, hash]);
		}
		expect(chainHead(thread.ledger.sql)).toEqual({ seq: events.length, hash });
		return events.length;
	});
}
