import { expect, test } from "vitest";
import { eventHash } from "../store/chain.ts";
import { aPhoneRoom } from "../testing/phone-room.ts";
import { startingAnew } from "../testing/starting-anew.ts";

type Room = Awaited<ReturnType<typeof aPhoneRoom>>;

const UNSTOPPED = { version: 0, optedOut: null, stoppedKinds: [], restartedAt: null, stoppedAt: null };

async function withThreads(...ids: string[]): Promise<Room> {
	const room = await aPhoneRoom();
	for (const id of ids) await room.stub.join(id);
	return room;
}

const rowsWritten = (room: Room) => room.sql((sql) => sql.exec<{ n: number }>("SELECT total_changes() AS n").one().n);

test("a thread that asks of a number nobody knows hears that it may be texted", async () => {
	const room = await aPhoneRoom();
	expect(await room.stub.join("t1")).toEqual(UNSTOPPED);
	expect(await room.stub.history()).toEqual([]);
});

test("to ask again writes nothing", async () => {
	const room = await withThreads("t1");
	const before = await rowsWritten(room);
	for (let again = 0; again < 5; again++) await room.stub.join("t1");
	expect(await rowsWritten(room)).toBe(before);
	await room.stub.join("t2");
	expect(await rowsWritten(room)).toBeGreaterThan(before);
});

test("a STOP in one thread is known to all others before its answer comes, and to one that comes later", async () => {
	const room = await withThreads("t1", "t2", "t3");
	const standing = await room.stop("t1");
	expect(standing).toMatchObject({ version: 1, optedOut: { source: "patient", scope: "everything", threadId: "t1" } });
	expect(room.heard().toSorted()).toEqual([
		["t2", "patient"],
		["t3", "patient"],
	]);
	expect(await room.stub.join("t4")).toEqual(standing);
	expect(await room.alarmAt()).toBeNull();
});

test("START lifts it everywhere; the same STOP arriving once more does not bring it back", async () => {
	const room = await withThreads("t1", "t2");
	const at = room.time.now;
	await room.stop("t1");
	room.time.now += 1_000;
	expect(await room.start("t2")).toMatchObject({ version: 2, optedOut: null, restartedAt: at + 1_000, stoppedAt: at });
	expect(await room.stop("t1", "patient", at)).toMatchObject({ version: 2, optedOut: null });
	expect(room.heard()).toEqual([
		["t2", "patient"],
		["t1", null],
	]);
});

test("the same STOP ten times is one opt-out, told once", async () => {
	const room = await withThreads("t1", "t2");
	const at = room.time.now;
	await Promise.all(Array.from({ length: 10 }, () => room.stop("t1", "patient", at)));
	expect(room.heard()).toEqual([["t2", "patient"]]);
	expect(await room.stub.history()).toHaveLength(1);
});

test("staff lift what staff recorded, and are refused what the patient said", async () => {
	const room = await withThreads("t1", "t2");
	await room.stop("t1", "staff");
	room.time.now += 1_000;
	expect(await room.lift("t1")).toMatchObject({ optedOut: null });
	room.time.now += 1_000;
	await room.stop("t2", "patient");
	room.heard();
	expect(await room.lift("t1", room.time.now + 1_000)).toEqual({ refused: "patient_stop" });
	expect(room.heard()).toEqual([]);
	expect(await room.stub.join("t1")).toMatchObject({ optedOut: { source: "patient" } });
});

test("a stop of one kind of outreach is told, and stops nothing else", async () => {
	const room = await withThreads("t1", "t2");
	const standing = await room.stub.stopKind("t1", "recall", { at: room.time.now, source: "patient" });
	expect(standing).toMatchObject({ version: 1, optedOut: null, stoppedKinds: [{ kind: "recall", source: "patient" }] });
	expect(room.told.map((one) => one.standing.stoppedKinds.map(({ kind }) => kind))).toEqual([["recall"]]);
});

test("a thread that cannot be told does not keep the others from it, and hears later by the alarm", async () => {
	const room = await withThreads("t1", "t2", "t3");
	room.deaf.add("t2");
	await room.stop("t1");
	expect(room.heard()).toEqual([["t3", "patient"]]);
	expect(await room.alarmAt()).not.toBeNull();
	await room.pass(400_000);
	expect(room.heard()).toEqual([]);
	expect(await room.alarmAt()).toBeGreaterThan(room.time.now);
	room.deaf.clear();
	await room.pass(400_000);
	expect(room.heard()).toEqual([["t2", "patient"]]);
	expect(await room.alarmAt()).toBeNull();
});

test("a thread that never answers keeps neither the others nor whoever asked waiting", async () => {
	const room = await withThreads("t1", "t2", "t3");
	room.slow.add("t2");
	expect(await room.stop("t1")).toMatchObject({ optedOut: { source: "patient" } });
	expect(room.heard()).toEqual([["t3", "patient"]]);
	room.slow.clear();
	await room.pass(400_000);
	expect(room.heard()).toEqual([["t2", "patient"]]);
});

test("a thread that missed STOP and START hears where the number stands now, once", async () => {
	const room = await withThreads("t1", "t2");
	room.deaf.add("t2");
	await room.stop("t1");
	room.time.now += 1_000;
	await room.start("t1");
	room.deaf.clear();
	await room.pass(400_000);
	expect(room.told.map((one) => [one.standing.version, one.standing.optedOut])).toEqual([[2, null]]);
});

test("what changes while a thread is being told is told after it", async () => {
	const room = await withThreads("t1", "t2");
	const gate = Promise.withResolvers<void>();
	const heard: number[] = [];
	const tell: Parameters<Room["plug"]>[0] = {
		tell: async (_id, standing) => {
			heard.push(standing.version);
			await gate.promise;
		},
		tellWithinMs: 60_000,
	};
	await room.plug(tell);
	const stopped = room.stop("t1");
	await expect.poll(() => heard).toEqual([1]);
	room.time.now += 1_000;
	const started = room.start("t1");
	gate.resolve();
	await Promise.all([stopped, started]);
	expect(heard).toEqual([1, 2]);
	expect(await room.alarmAt()).toBeNull();
});

test("what a number said survives eviction to the last field", async () => {
	const room = await withThreads("t1", "t2");
	await room.stop("t1");
	await room.stub.stopKind("t2", "recall", { at: room.time.now, source: "staff", by: "7", reason: "asked at the desk" });
	const before = await room.stub.join("t1");
	await room.evict();
	expect(await room.stub.join("t1")).toEqual(before);
	room.heard();
	room.time.now += 1_000;
	await room.start("t1");
	expect(room.heard()).toEqual([["t2", null]]);
});

test("torn down between keeping a STOP and telling it, the object wakes by its alarm and tells", async () => {
	const room = await withThreads("t1", "t2");
	await room.dieTelling();
	await startingAnew(() => room.stop("t1"));
	await room.plug();
	await room.sql((sql) => expect(sql.exec("SELECT 1 FROM events").toArray()).toHaveLength(1));
	expect(room.heard()).toEqual([]);
	expect(await room.pass(10_000)).toBe(true);
	expect(room.heard()).toEqual([["t2", "patient"]]);
	expect(await room.alarmAt()).toBeNull();
});

test("an alarm that was lost is set again when the object wakes", async () => {
	const room = await withThreads("t1", "t2");
	room.deaf.add("t2");
	await room.stop("t1");
	const due = await room.alarmAt();
	expect(due).not.toBeNull();
	await room.loseAlarm();
	expect(await room.alarmAt()).toBeNull();
	await room.evict();
	expect(await room.alarmAt()).toBe(due);
});

test.for(["phone", "events"] as const)(
	"a fault while %s is written keeps nothing of a STOP and tells nobody; said again, it is kept",
	async (table) => {
		const room = await withThreads("t1", "t2");
		const on = table === "phone" ? "UPDATE" : "INSERT";
		await room.sql((sql) => sql.exec(`CREATE TRIGGER broken BEFORE ${on} ON ${table} BEGIN SELECT raise(ABORT, 'disk'); END`));
		await startingAnew(() => room.stop("t1"));
		await room.sql((sql) => sql.exec("DROP TRIGGER broken"));
		await room.plug();
		expect(room.heard()).toEqual([]);
		expect(await room.fresh().join("t2")).toEqual(UNSTOPPED);
		expect(await room.fresh().history()).toEqual([]);
		expect(await room.stop("t1")).toMatchObject({ version: 1, optedOut: { source: "patient" } });
		expect(room.heard()).toEqual([["t2", "patient"]]);
	},
);

test("the log says who said what and where, as a chain that cannot be changed, without a number or a word of anybody", async () => {
	const room = await withThreads("t1", "t2");
	await room.stub.optOut("t1", {
		at: room.time.now,
		source: "staff",
		scope: "everything",
		threadId: "t1",
		by: "7",
		reason: "said so at the desk",
	});
	for (const step of [() => room.lift("t1"), () => room.stop("t2"), () => room.stop("t2"), () => room.start("t1")]) {
		room.time.now += 1_000;
		await step();
	}
	await room.evict();
	const rows = await room.stub.history();
	expect(rows.map((row) => [row.type, row.actor])).toEqual([
		["OptOutRecorded", "staff:7"],
		["OptOutLifted", "staff:7"],
		["OptOutRecorded", "patient"],
		["OptOutRepeated", "patient"],
		["TextingRestarted", "patient"],
	]);
	let hash = "";
	for (const { hash: kept, ...row } of rows) {
		hash = eventHash(hash, row);
		expect(kept).toBe(hash);
	}
	expect(JSON.stringify(rows)).not.toMatch(new RegExp(`desk|${room.number.slice(1)}`));
	for (const change of ["DELETE FROM events", "UPDATE events SET actor = 'nobody'"]) {
		await room.sql((sql) => expect(() => sql.exec(change)).toThrow("append-only"));
	}
});
