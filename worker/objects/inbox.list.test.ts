import { expect, test } from "vitest";
import { ThreadPage } from "../../shared/schemas/thread.ts";
import { aMember } from "../testing/clinic.ts";
import { anInboxRoom } from "../testing/inbox-room.ts";
import { NOON } from "../testing/thread-parts.ts";

type Room = ReturnType<typeof anInboxRoom>;

async function withThreads(count: number): Promise<Room> {
	const room = anInboxRoom();
	for (let index = 0; index < count; index++) await room.publish(room.entry(index));
	return room;
}

const numbersOf = (page: { items: { id: string }[] }) => page.items.map((item) => Number.parseInt(item.id, 16));

test("the newest activity is first, in the form that was agreed", async () => {
	const room = await withThreads(3);
	const page = await room.page();
	expect(numbersOf(page)).toEqual([2, 1, 0]);
	expect(ThreadPage.shape.items.parse(page.items)).toHaveLength(3);
});

test("an older version of a thread is not heeded, and the same one twice changes nothing", async () => {
	const room = anInboxRoom();
	const watch = await room.watch();
	await room.publish(room.entry(1, { version: 5, status: "pending" }), ["five"]);
	await room.publish(room.entry(1, { version: 4, status: "active" }), ["four"]);
	await room.publish(room.entry(1, { version: 5, status: "pending" }), ["five"]);
	expect((await room.page()).items).toMatchObject([{ version: 5, status: "pending" }]);
	expect(await room.stub.counts(room.staff, room.clinicId)).toEqual({ new: 1, active: 0, pending: 1 });
	await expect.poll(() => watch.events().length).toBe(2);
});

test("pages follow one another without a gap or a repeat, even of one moment", async () => {
	const room = anInboxRoom();
	for (let index = 0; index < 7; index++) await room.publish(room.entry(index, { last: { body: "", at: NOON, direction: "in" } }));
	const seen: number[] = [];
	let after: Awaited<ReturnType<Room["page"]>>["next"] = null;
	do {
		const page: Awaited<ReturnType<Room["page"]>> = await room.page({ after, limit: 3 });
		seen.push(...numbersOf(page));
		after = page.next;
	} while (after);
	expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0]);
});

test("a page that is just full says that there is nothing after it", async () => {
	const room = await withThreads(3);
	expect((await room.page({ limit: 3 })).next).toBeNull();
	expect((await room.page({ limit: 2 })).next).not.toBeNull();
});

test("while threads move to the top, the next page goes on where the last one stopped", async () => {
	const room = await withThreads(6);
	const first = await room.page({ limit: 2 });
	await room.publish(room.entry(0, { version: 2, last: { body: "again", at: NOON + 99_000, direction: "in" } }));
	const second = await room.page({ limit: 2, after: first.next });
	const third = await room.page({ limit: 2, after: second.next });
	expect([first, second, third].map(numbersOf)).toEqual([[5, 4], [3, 2], [1]]);
	expect(numbersOf(await room.page({ limit: 1 }))).toEqual([0]);
});

test("each tab has its threads, and New has all that wait but spam", async () => {
	const room = anInboxRoom();
	const answered = { answered: 1, unansweredSince: null };
	await room.publish(room.entry(0, { status: "active" }));
	await room.publish(room.entry(1, { status: "active", ...answered }));
	await room.publish(room.entry(2, { status: "pending" }));
	await room.publish(room.entry(3, { status: "closed", ...answered }));
	await room.publish(room.entry(4, { status: "spam" }));
	const tabs = ["new", "active", "pending", "closed", "spam"] as const;
	const pages = await Promise.all(tabs.map((tab) => room.page({ tab })));
	expect(pages.map(numbersOf)).toEqual([[2, 0], [1, 0], [2], [3], [4]]);
	expect(await room.stub.counts(room.staff, room.clinicId)).toEqual({ new: 2, active: 2, pending: 1 });
});

test("a thread that changes its status changes its tab", async () => {
	const room = anInboxRoom();
	await room.publish(room.entry(1, { status: "active" }));
	await room.publish(room.entry(1, { version: 2, status: "closed", answered: 1, unansweredSince: null }));
	expect((await room.page({ tab: "active" })).items).toEqual([]);
	expect((await room.page({ tab: "new" })).items).toEqual([]);
	expect((await room.page({ tab: "closed" })).items).toHaveLength(1);
});

test.for([
	["part of the number", "5550142", 1],
	["the number as it is written here", "(617) 555-0142", 1],
	["words of the newest text, in any case", "ÄPFEL", 1],
	["a sign that means something to a database", "%", 0],
	["another", "_", 0],
	["a quote", "'; DROP TABLE entries; --", 0],
	["what is nowhere", "pears", 0],
] as const)("a search for %s finds what it should", async ([, words, found]) => {
	const room = anInboxRoom();
	await room.publish(room.entry(1, { last: { body: "Zwei Äpfel am Tag", at: NOON, direction: "in" } }));
	await room.publish(room.entry(2, { number: "32665", display: "32665", last: { body: "code", at: NOON, direction: "in" } }));
	expect((await room.page({ words })).items).toHaveLength(found);
	expect((await room.page()).items).toHaveLength(2);
});

test("what one has seen is unread no more for them, and still is for the others", async () => {
	const room = anInboxRoom();
	const other = aMember({ id: room.clinicId }, "member", "8");
	await room.publish(room.entry(1, { received: 3 }));
	const { id } = room.entry(1);
	await room.stub.markSeen(room.staff.staffId, id, 2);
	await room.stub.markSeen(room.staff.staffId, id, 1);
	expect((await room.page()).items).toMatchObject([{ unread: 1, unanswered: 3 }]);
	expect((await room.page({}, other)).items).toMatchObject([{ unread: 3 }]);
	expect(await room.stub.items(room.staff, room.clinicId, [id, "f".repeat(64)])).toMatchObject([{ unread: 1 }]);
});

test("who is not of the clinic sees no thread, no count and no item", async () => {
	const room = await withThreads(1);
	const stranger = aMember({ id: "elsewhere" }, "admin");
	const { id } = room.entry(0);
	expect(await room.stub.page(stranger, room.clinicId, { tab: null, words: null, after: null, limit: 5 })).toBeNull();
	expect(await room.stub.counts(stranger, room.clinicId)).toBeNull();
	expect(await room.stub.items(stranger, room.clinicId, [id])).toEqual([]);
	expect(await room.stub.items(room.staff, room.clinicId, [id])).toHaveLength(1);
});

test("the list, what was seen and the counts survive eviction", async () => {
	const room = await withThreads(2);
	await room.stub.markSeen("7", room.entry(1).id, 1);
	await room.evict();
	expect((await room.page()).items.map((item) => item.unread)).toEqual([0, 1]);
	expect(await room.stub.counts(room.staff, room.clinicId)).toMatchObject({ new: 2 });
	await room.publish(room.entry(1, { version: 1, status: "closed" }));
	expect((await room.page()).items[0]).toMatchObject({ status: "active" });
});

test("a clinic with more waiting threads than are counted does not forget some when it wakes", async () => {
	const room = anInboxRoom();
	await room.publish(room.entry(0));
	await room.sql((sql) => {
		sql.exec(
			`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
			INSERT INTO entries (thread_id, version, status, active_at, waits, search, received, answered, item)
			SELECT printf('%064x', i + 100), 1, 'active', i, 1, '', 1, 0, item FROM n, entries WHERE thread_id = ?`,
			room.entry(0).id,
		);
	});
	await room.evict();
	const watch = await room.watch();
	for (let index = 0; index < 2; index++) await room.publish(room.entry(index, { version: 2, answered: 1, unansweredSince: null }));
	await expect.poll(() => watch.events().length).toBe(3);
	expect(watch.events().at(-1)?.waiting).toBeGreaterThanOrEqual(1_000);
});
