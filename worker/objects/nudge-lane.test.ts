import { expect, test } from "vitest";
import { aPageRoom, read } from "../testing/page-visit.ts";

const HOUR = 3_600_000;
/** Ten in the morning in New York: no quiet hours now, nor a day later. */
const MORNING = Date.parse("2026-11-03T15:00:00Z");

async function aSecret() {
	const room = await aPageRoom({ time: { now: MORNING }, from: `+1617${String(Math.random()).slice(2, 9)}` });
	const link = await room.sendPrivate();
	return { room, link, texts: () => room.carrier.messages.filter(({ body }) => body.includes(link)).length };
}

test("an unread private message is reminded of once, with the same link; then staff are told", async () => {
	const { room, texts } = await aSecret();
	await room.pass(23 * HOUR);
	expect(texts()).toBe(1);
	await room.pass(HOUR);
	expect(texts()).toBe(2);
	expect((await room.view()).attention).toEqual([]);
	await room.pass(24 * HOUR);
	expect(texts()).toBe(2);
	expect(await room.view()).toMatchObject({ status: "active", attention: [{ kind: "unread_secure", messageId: "secret-1" }] });
	await room.pass(24 * HOUR);
	expect(texts()).toBe(2);
	expect((await room.message("secret-1")).link?.state).toBe("expired");
	expect((await room.view()).attention).toHaveLength(1);
});

test("who has read it is not reminded, and staff are not called", async () => {
	const { room, link, texts } = await aSecret();
	await read(link);
	await room.pass(25 * HOUR);
	await room.pass(48 * HOUR);
	expect(texts()).toBe(1);
	expect((await room.view()).attention).toEqual([]);
});

test("who reads it after staff were told, calls them off", async () => {
	const { room, link } = await aSecret();
	await room.pass(24 * HOUR);
	await room.pass(24 * HOUR);
	expect((await room.view()).attention).toHaveLength(1);
	await read(link);
	expect((await room.view()).attention).toEqual([]);
});

test.for([
	["taken back", (room: Awaited<ReturnType<typeof aPageRoom>>) => room.stub.revokeLink(room.staff, "secret-1")],
	["of a number that stopped texts", (room: Awaited<ReturnType<typeof aPageRoom>>) => room.text("STOP")],
] as const)("nobody is reminded of a link that is %s", async ([, end]) => {
	const { room, texts } = await aSecret();
	await end(room);
	await room.pass(24 * HOUR);
	await room.pass(24 * HOUR);
	expect(texts()).toBe(1);
});

test("a link taken back before its text went takes the text with it", async () => {
	const room = await aPageRoom();
	room.carrier.next({ kind: "unreached" });
	const answer = await room.stub.send(room.staff, { id: "s1", body: "x", sensitive: true });
	expect(answer).toMatchObject({ created: true });
	await room.stub.drain();
	expect(await room.state("s1")).toBe("queued");
	await room.stub.revokeLink(room.staff, "s1");
	await room.pass(HOUR);
	expect(await room.state("s1")).toBe("cancelled");
	expect(room.carrier.messages).toEqual([]);
});

test("whether a private text went is found out by the words that went, not by those that did not", async () => {
	const room = await aPageRoom();
	room.carrier.next({ kind: "unknown", arrived: true });
	await room.stub.send(room.staff, { id: "s1", body: "secret words", sensitive: true });
	await room.stub.drain();
	expect(await room.state("s1")).toBe("unknown");
	await room.pass(30_000);
	expect(await room.state("s1")).toBe("accepted");
	expect(room.carrier.messages).toHaveLength(1);
	expect(JSON.stringify(room.carrier.messages)).not.toContain("secret words");
});
