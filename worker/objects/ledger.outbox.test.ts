import { expect, test } from "vitest";
import { aRoom, must } from "../testing/thread-room.ts";

type Room = Awaited<ReturnType<typeof aRoom>>;

const bodies = (room: Room) => room.carrier.sent.map((sent) => sent.body);

test("a text whose receipt was quicker than the carrier's lost answer is not sent again", async () => {
	const room = await aRoom();
	await room.open();
	room.carrier.next({ kind: "unknown", arrived: true });
	const release = room.carrier.hold();
	await room.send("m1");
	await expect.poll(() => room.carrier.sent.length).toBe(1);
	await room.stub.receipt({ messageId: "m1", sid: must(room.carrier.sent[0]).sid, state: "sent", errorCode: null });
	release();
	await room.stub.drain();
	expect(await room.state("m1")).toBe("sent");
	for (const ms of [31_000, 61_000, 61_000]) await room.pass(ms);
	expect(bodies(room)).toHaveLength(1);
});

test("a text that was lost is not taken for one with the same words that had waited long before it went", async () => {
	const room = await aRoom();
	await room.open();
	room.carrier.next({ kind: "busy", retryAfterMs: 300_000 });
	await room.send("m1", "ok");
	await room.send("m2", "ok");
	await room.stub.drain();
	const plan = [{ kind: "accepted" }, { kind: "unknown", arrived: false }] as const;
	const real = room.carrier.send.bind(room.carrier);
	let count = 0;
	room.carrier.send = async (text) => (plan[count++]?.kind === "unknown" ? { kind: "unknown" } : real(text));
	await room.pass(301_000);
	expect([await room.state("m1"), await room.state("m2")]).toEqual(["accepted", "unknown"]);
	for (const ms of [31_000, 61_000]) await room.pass(ms);
	expect(bodies(room)).toEqual(["ok", "ok"]);
	expect(new Set(await sids(room)).size).toBe(2);
});

test("the same words to the same number are as many texts as staff wrote", async () => {
	const room = await aRoom();
	await room.open();
	room.carrier.next({ kind: "unknown", arrived: true }, { kind: "unknown", arrived: true });
	for (const id of ["m1", "m2", "m3"]) await room.send(id, "ok");
	for (const ms of [31_000, 61_000, 61_000]) await room.pass(ms);
	expect(bodies(room)).toEqual(["ok", "ok", "ok"]);
	expect(new Set(await sids(room)).size).toBe(3);
});

test("a text that a person marked as spam while it waited does not go, and says why", async () => {
	const room = await aRoom();
	await room.text("hello");
	room.carrier.next({ kind: "busy", retryAfterMs: 60_000 });
	await room.send("m1");
	await room.stub.drain();
	await room.stub.setStatus(room.staff, "spam");
	await room.pass(120_000);
	expect(room.carrier.sent).toHaveLength(0);
	expect((await room.messages()).at(-1)?.delivery).toMatchObject({
		state: "cancelled",
		code: "spam",
		reason: expect.stringContaining("spam"),
	});
});

test("a carrier that never answers does not keep texts from coming in or tickets from being made", async () => {
	const room = await aRoom();
	await room.open();
	const release = room.carrier.hold();
	await room.send("m1");
	await expect.poll(() => room.carrier.sent.length).toBe(1);
	expect(await room.text("hello?")).toBe("kept");
	expect(await room.view()).toMatchObject({ unanswered: 1 });
	release();
	await room.stub.drain();
});

test("a text that a person says was sent is not sent, and its receipt is still heard", async () => {
	const room = await aRoom();
	await room.open();
	room.carrier.next({ kind: "unknown", arrived: false }, { kind: "unknown", arrived: false });
	await room.send("m1");
	for (const ms of [31_000, 61_000, 31_000, 61_000]) await room.pass(ms);
	expect((await room.view()).attention).toHaveLength(1);
	await room.stub.resolve(room.staff, "m1", "sent");
	await room.stub.receipt({ messageId: "m1", sid: `SM${"9".repeat(32)}`, state: "delivered", errorCode: null });
	expect(await room.state("m1")).toBe("delivered");
	expect(await room.stub.resolve(room.staff, "m1", "resend")).toEqual({ refused: "not_waiting" });
	await room.pass(600_000);
	expect(bodies(room)).toEqual([]);
});

test("a receipt for another text's sid, for a text in, or for nothing changes nothing", async () => {
	const room = await aRoom();
	await room.text("hello");
	await room.send("m1");
	await room.stub.drain();
	const inbound = must((await room.messages())[0]).id;
	for (const messageId of ["m1", inbound, "nothing", "__proto__"]) {
		await room.stub.receipt({ messageId, sid: `SM${"8".repeat(32)}`, state: "failed", errorCode: 30003 });
	}
	expect(await room.state("m1")).toBe("accepted");
	expect(await room.state(inbound)).toBe("received");
	expect((await room.view()).failed).toBe(false);
});

test("when no receipt comes, the carrier is asked, and what it says is kept", async () => {
	const room = await aRoom();
	await room.open();
	await room.send("m1");
	await room.stub.drain();
	room.carrier.settle(must(room.carrier.sent[0]).sid, "undelivered", 30005);
	await room.pass(11 * 60_000);
	expect((await room.messages()).at(-1)?.delivery).toMatchObject({ state: "undelivered", cause: "unknown_number" });
	expect(await room.view()).toMatchObject({ failed: true, status: "active" });
});

test("news of a ticket that come while it is being read make it be read again", async () => {
	const room = await aRoom();
	await room.text("hello");
	await room.pass(2_000);
	const [ticket] = must([...room.helpdesk.tickets.values()]);
	const { id } = must(ticket);
	const real = room.helpdesk.getTicket.bind(room.helpdesk);
	await room.inside((thread) => {
		let read = false;
		room.helpdesk.getTicket = async (asked) => {
			const answer = await real(asked);
			if (read) return answer;
			read = true;
			room.helpdesk.change(id, { status: "solved" });
			thread.ticketNews({ ticketId: id, at: Date.now() + 200_000, status: "solved" });
			return answer;
		};
	});
	room.helpdesk.change(id, { status: "pending" });
	await room.stub.ticketNews({ ticketId: id, at: Date.now() + 100_000, status: "pending" });
	for (const ms of [2_000, 2_000, 2_000]) await room.pass(ms);
	expect((await room.view()).status).toBe("closed");
});

async function sids(room: Room): Promise<(string | null)[]> {
	return room.inside((thread) =>
		thread.ledger.sql
			.exec<{ sid: string | null }>("SELECT sid FROM messages WHERE direction = 'out'")
			.toArray()
			.map((row) => row.sid),
	);
}
