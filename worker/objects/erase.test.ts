import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { eventsSince } from "../store/inbox/live.ts";
import { testEnv } from "../testing/clinic.ts";
import { aRoom, must } from "../testing/thread-room.ts";
import { inboxOf } from "./stubs.ts";

const WHY = "Sent to the wrong person";
const MINUTE = 60_000;
type Room = Awaited<ReturnType<typeof aRoom>>;

async function anOpenRoom(): Promise<Room> {
	const room = await aRoom();
	await room.open();
	return room;
}

const marker = (room: Room) => ({ by: room.staff.name, reason: WHY, at: expect.any(String) });
const remove = (room: Room, id: string) => room.stub.deleteMessage(room.staff, id, WHY);
const erasures = (room: Room) => room.carrier.journal.filter(({ verb }) => verb === "erase").length;

async function aDelivered(room: Room, body: string): Promise<string> {
	await room.send("m1", body);
	await room.stub.drain();
	const { sid } = must(room.carrier.sent.at(-1));
	room.carrier.settle(sid, "delivered");
	await room.stub.receipt({ messageId: "m1", sid, state: "delivered", errorCode: null });
	return sid;
}

test("a deleted text is gone here, in the list and at the carrier; who did it and why stays", async () => {
	const room = await anOpenRoom();
	await aDelivered(room, "CANARY for somebody else");
	expect(await remove(room, "m1")).toMatchObject({ message: { id: "m1", body: "", deleted: marker(room) } });
	await room.stub.drain();
	expect(room.carrier.sent).toEqual([]);
	await room.evict();
	expect(await room.messages()).toMatchObject([{ id: "m1", body: "", delivery: { state: "delivered" }, deleted: marker(room) }]);
	expect(must(await room.view()).lastMessage).toMatchObject({ body: "", deleted: true });
	const page = await inboxOf(testEnv, room.clinic.id).page(room.staff, room.clinic.id, {
		tab: null,
		words: "canary",
		after: null,
		limit: 9,
	});
	expect(must(page).items).toEqual([]);
});

test("a text of the patient is deleted in the same way, also while nobody has answered it", async () => {
	const room = await anOpenRoom();
	const { sid } = room.carrier.receive({ from: room.pair.number, to: room.pair.clinicNumber, body: "not for you" });
	await room.text("not for you", { id: sid });
	expect(await remove(room, sid)).toMatchObject({ message: { body: "", deleted: marker(room) } });
	await room.stub.drain();
	expect(room.carrier.messages).toEqual([]);
	// The carrier brings it once more: it is known, and stays deleted.
	expect(await room.text("not for you", { id: sid })).toBe("known");
	expect(await room.messages()).toMatchObject([{ body: "" }]);
});

test("the carrier keeps a text until it has come to its end; it is asked until then, also after a sleep", async () => {
	const room = await anOpenRoom();
	await room.send("m1", "hello");
	await room.stub.drain();
	expect(await remove(room, "m1")).toMatchObject({ message: { deleted: marker(room) } });
	await room.stub.drain();
	expect(room.carrier.sent).toHaveLength(1);
	const { sid } = must(room.carrier.sent[0]);
	room.carrier.settle(sid, "delivered");
	await room.evict();
	await room.pass(MINUTE + 2_000);
	expect(room.carrier.sent).toEqual([]);
	const asked = erasures(room);
	await room.pass(10 * MINUTE);
	expect(erasures(room)).toBe(asked);
});

test("a text that waits is deleted before it goes, and never goes", async () => {
	const room = await anOpenRoom();
	room.carrier.next({ kind: "busy" });
	await room.send("m1", "never mind");
	await room.stub.drain();
	expect(await remove(room, "m1")).toMatchObject({ message: { delivery: { state: "cancelled" }, deleted: marker(room) } });
	await room.pass(10 * MINUTE);
	expect(room.carrier.sent).toEqual([]);
});

test("a text of which nobody knows whether it went is not deleted before that is settled", async () => {
	const room = await anOpenRoom();
	room.carrier.next({ kind: "unknown", arrived: true });
	await room.send("m1", "hello");
	await room.stub.drain();
	expect(await remove(room, "m1")).toEqual({ refused: "still_going" });
	expect(await room.messages()).toMatchObject([{ body: "hello" }]);
});

test("to delete twice is to delete once; nobody deletes what is not there or without the right to", async () => {
	const room = await anOpenRoom();
	await aDelivered(room, "hello");
	const [first, again] = [await remove(room, "m1"), await room.stub.deleteMessage(room.staff, "m1", "another reason")];
	expect(again).toEqual(first);
	expect(await remove(room, "m9")).toEqual({ refused: "not_found" });
	const reader = { ...room.staff, admin: false, roles: { [room.clinic.id]: "reader" } } as const;
	expect(await room.stub.deleteMessage(reader, "m1", WHY)).toEqual({ refused: "read_only" });
});

test("somebody who was away while a text was deleted is not shown it when they come back", async () => {
	const room = await anOpenRoom();
	await aDelivered(room, "CANARY");
	await room.stub.drain();
	await remove(room, "m1");
	await room.stub.drain();
	const kept = await runInDurableObject(inboxOf(testEnv, room.clinic.id), (_inbox, state) => eventsSince(state.storage.sql, 0));
	expect(kept).toBeNull();
});
