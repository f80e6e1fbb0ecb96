import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { LiveEvent } from "../../shared/schemas/live.ts";
import { LIVE_CLOSE } from "../../shared/schemas/live-protocol.ts";
import { aClinic, admin, testEnv } from "../testing/clinic.ts";
import { anInboxRoom } from "../testing/inbox-room.ts";
import { startingAnew } from "../testing/starting-anew.ts";
import { issueSession } from "../trust/session.ts";
import { directoryOf } from "./stubs.ts";

const secret = testEnv.SESSION_SECRET ?? "";
const renewal = (staffId: string, now = Date.now()) =>
	JSON.stringify({ type: "renew", session: issueSession({ staffId, signedInAt: now }, now, secret)?.token });

test("the first word is hello, with where we are and how many wait", async () => {
	const room = anInboxRoom();
	await room.publish(room.entry(1), ["hi"]);
	const watch = await room.watch();
	await expect.poll(() => watch.events()).toEqual([{ type: "hello", seq: 1, waiting: 1 }]);
});

test("everybody who watches hears each change once, in order, in the form that was agreed", async () => {
	const room = anInboxRoom();
	const watches = [await room.watch(), await room.watch({ staffId: "8" })];
	await room.publish(room.entry(1, { version: 1 }), ["one"]);
	await room.publish(room.entry(1, { version: 2 }), ["two", "three"]);
	await room.publish(room.entry(1, { version: 3, status: "closed", answered: 1, unansweredSince: null }));
	for (const watch of watches) {
		await expect.poll(() => watch.events().length).toBe(5);
		expect(watch.events().map((event) => LiveEvent.parse(event).seq)).toEqual([0, 1, 2, 3, 4]);
		expect(watch.events().map((event) => event.type)).toEqual(["hello", "message", "message", "message", "thread"]);
		expect(watch.events().map((event) => event.waiting)).toEqual([0, 1, 1, 1, 0]);
	}
});

test("whoever was away hears what they missed, and only that", async () => {
	const room = anInboxRoom();
	for (let version = 1; version <= 4; version++) await room.publish(room.entry(1, { version }), [`text ${version}`]);
	const watch = await room.watch({ since: 2 });
	await expect.poll(() => watch.events().map((event) => event.seq)).toEqual([2, 3, 4]);
	expect(watch.events()[0]?.type).toBe("hello");
	const current = await room.watch({ since: 4 });
	await expect.poll(() => current.events().map((event) => event.type)).toEqual(["hello"]);
});

test("what was missed is there after the object slept", async () => {
	const room = anInboxRoom();
	await room.publish(room.entry(1), ["one"]);
	await room.evict();
	const watch = await room.watch({ since: 0 });
	await expect.poll(() => watch.events().map((event) => event.seq)).toEqual([0, 1]);
	await room.publish(room.entry(1, { version: 2 }), ["two"]);
	await expect.poll(() => watch.events().at(-1)?.seq).toBe(2);
});

test.for([
	["of a time that nobody has kept", 1],
	["of a time that has not come", 99],
] as const)("a place %s makes the client load everything again", async ([, since]) => {
	const room = anInboxRoom();
	for (let version = 1; version <= 5; version++) await room.publish(room.entry(1, { version }));
	await room.sql((sql) => sql.exec("DELETE FROM live WHERE seq < 4"));
	const watch = await room.watch({ since });
	await expect.poll(() => watch.events()).toEqual([{ type: "reset", seq: 5, waiting: 1 }]);
});

test("a sign of life is answered, also while the object sleeps", async () => {
	const room = anInboxRoom();
	const watch = await room.watch();
	await room.evict();
	watch.socket.send("ping");
	await expect.poll(() => watch.said).toContain("pong");
});

test("sockets outlive the sleep of the object: the next text is heard", async () => {
	const room = anInboxRoom();
	const watch = await room.watch();
	await room.evict();
	await room.publish(room.entry(1), ["hello"]);
	await expect.poll(() => watch.events().map((event) => event.type)).toEqual(["hello", "message"]);
});

test("a socket ends with its session", async () => {
	const room = anInboxRoom();
	const [ended, fresh] = [await room.watch({ endsAt: Date.now() - 1 }), await room.watch()];
	await room.ring();
	expect(await ended.closed).toBe(4401);
	await room.publish(room.entry(1), ["hello"]);
	await expect.poll(() => fresh.events().length).toBe(2);
	expect(ended.events()).toHaveLength(1);
});

test("the alarm rings for the session that ends first, also when the object slept in between", async () => {
	const room = anInboxRoom();
	const first = Date.now() + 60_000;
	await room.watch({ endsAt: first });
	await room.evict();
	await room.watch({ staffId: "8", endsAt: first + 600_000 });
	expect(await room.alarmAt()).toBe(first);
});

test("after the first has ended, the alarm is set for the next", async () => {
	const room = anInboxRoom();
	const next = Date.now() + 600_000;
	await room.watch({ endsAt: Date.now() - 1 });
	await room.watch({ staffId: "8", endsAt: next });
	await room.ring();
	expect(await room.alarmAt()).toBe(next);
});

test("a member's renewed session keeps the socket open, also over a sleep", async () => {
	const { room, staffId } = await aMembersRoom();
	const watch = await room.watch({ staffId, endsAt: Date.now() + 60_000 });
	watch.socket.send(renewal(staffId));
	await expect.poll(() => endOf(room)).toBeGreaterThan(Date.now() + 600_000);
	await room.evict();
	await room.ring();
	await room.publish(room.entry(1), ["hello"]);
	await expect.poll(() => watch.events().length).toBe(2);
});

test("who is a member no more can neither keep the socket by renewing nor open another", async () => {
	const { room, staffId } = await aMembersRoom();
	const watch = await room.watch({ staffId });
	await directoryOf(testEnv).removeMember(admin, room.clinicId, staffId);
	watch.socket.send(renewal(staffId));
	expect(await watch.closed).toBe(LIVE_CLOSE.forbidden);
	const again = new URLSearchParams({ staff: staffId, clinic: room.clinicId, ends: String(Date.now() + 60_000) });
	expect((await room.stub.fetch(`https://inbox/live?${again}`, { headers: { Upgrade: "websocket" } })).status).toBe(404);
});

/** The inbox of a real clinic, and a member of it whom Zendesk knows. */
async function aMembersRoom() {
	const clinic = await aClinic();
	const staffId = String(Math.floor(Math.random() * 1e12));
	const agent = { id: staffId, name: "Dana Klein", role: "agent", active: true, locale: "en-US", checkedAt: Date.now() } as const;
	await directoryOf(testEnv).putStaff(agent);
	await directoryOf(testEnv).putMember(admin, clinic.id, staffId, "member");
	return { room: anInboxRoom(clinic.id), staffId };
}

test.for<[string, () => string | Uint8Array]>([
	["somebody else's session", () => renewal("8")],
	["an ended session", () => renewal("7", Date.now() - 16 * 60_000)],
	["no session", () => JSON.stringify({ type: "renew" })],
	[
		"a session signed by another",
		() => JSON.stringify({ type: "renew", session: issueSession({ staffId: "7", signedInAt: Date.now() }, Date.now(), "x")?.token }),
	],
	["something else", () => "hello"],
	["something long", () => "x".repeat(10_000)],
	["null", () => "null"],
	["bytes", () => new Uint8Array([1, 2, 3])],
])("who says %s is signed out", async ([, said]) => {
	const room = anInboxRoom();
	const watch = await room.watch();
	watch.socket.send(said());
	expect(await watch.closed).toBe(4401);
});

test("who is no longer a member watches no longer, and nobody else is cut off", async () => {
	const room = anInboxRoom();
	const [gone, still] = [await room.watch(), await room.watch({ staffId: "77" })];
	await room.stub.endWatch("7");
	expect(await gone.closed).toBe(4403);
	await room.publish(room.entry(1), ["hello"]);
	await expect.poll(() => still.events().length).toBe(2);
	expect(gone.events()).toHaveLength(1);
});

test("the sockets of one clinic hear nothing of another", async () => {
	const [here, there] = [anInboxRoom(), anInboxRoom()];
	const [watch, other] = [await here.watch(), await there.watch()];
	await there.publish(there.entry(1), ["canary"]);
	await here.publish(here.entry(1), ["ours"]);
	await expect.poll(() => [watch.events().length, other.events().length]).toEqual([2, 2]);
	expect(watch.said.join()).not.toContain("canary");
});

test("a live event says how many texts nobody has answered, the same to all; what each reader has seen is in their own list", async () => {
	const room = anInboxRoom();
	const watch = await room.watch();
	await room.publish(room.entry(1, { received: 2 }), ["two"]);
	await room.stub.markSeen("7", room.entry(1).id, 2);
	await room.publish(room.entry(1, { version: 2, received: 3 }), ["three"]);
	await expect.poll(() => watch.events().length).toBe(3);
	expect(watch.events().at(-1)).toMatchObject({ thread: { unread: 3 } });
});

test("events are kept long enough, and not for ever", async () => {
	const room = anInboxRoom();
	await room.publish(room.entry(1), ["one"]);
	await room.sql((sql) => sql.exec("INSERT INTO live SELECT 4095, event FROM live LIMIT 1"));
	await room.evict();
	await room.publish(room.entry(1, { version: 2 }), ["two"]);
	expect(
		await room.sql((sql) =>
			sql
				.exec<{ seq: number }>("SELECT seq FROM live ORDER BY seq")
				.toArray()
				.map((row) => row.seq),
		),
	).toEqual([4095, 4096]);
});

test("a fault while a change is kept leaves neither event nor row, and it is heard when it comes again", async () => {
	const room = anInboxRoom();
	await room.publish(room.entry(1), ["one"]);
	await room.sql((sql) => sql.exec("CREATE TRIGGER broken BEFORE INSERT ON live BEGIN SELECT raise(ABORT, 'disk'); END"));
	await startingAnew(() => room.publish(room.entry(1, { version: 2, status: "pending" }), ["two"]));
	const again = anInboxRoom(room.clinicId);
	await again.sql((sql) => sql.exec("DROP TRIGGER broken"));
	expect((await again.page()).items).toMatchObject([{ version: 1, status: "active" }]);
	const watch = await again.watch();
	await again.publish(room.entry(1, { version: 2, status: "pending" }), ["two"]);
	await expect.poll(() => watch.events().map((event) => event.seq)).toEqual([1, 2]);
});

function endOf(room: ReturnType<typeof anInboxRoom>): Promise<number> {
	return runInDurableObject(room.stub, (_inbox, state) => state.getWebSockets()[0]?.deserializeAttachment()?.endsAt ?? 0);
}
