import { expect, test } from "vitest";
import { testEnv } from "../testing/clinic.ts";
import { aRoom, must } from "../testing/thread-room.ts";
import { inboxOf } from "./stubs.ts";

test("a text out goes to the carrier once, and the thread waits for the patient", async () => {
	const room = await aRoom();
	await room.text("Can I move my 3pm?");
	expect(await room.send("m1", "Yes, 4:15 is free.")).toMatchObject({ created: true, message: { delivery: { state: "queued" } } });
	await room.stub.drain();
	expect(room.carrier.sent.map((sent) => [sent.to, sent.body])).toEqual([[room.pair.number, "Yes, 4:15 is free."]]);
	expect(await room.state("m1")).toBe("accepted");
	expect(await room.view()).toMatchObject({ status: "pending", unanswered: 0 });
});

test("the clinic's list hears of a send's outcome without waiting for an alarm", async () => {
	const room = await aRoom({ helpdesk: false });
	await room.open();
	await room.send("m1");
	await room.stub.drain();
	const { version, id } = await room.view();
	const listed = () => inboxOf(testEnv, room.clinic.id).items(room.staff, room.clinic.id, [id]);
	await expect.poll(async () => (await listed())[0]?.version).toBe(version);
	expect(await room.state("m1")).toBe("accepted");
});

test("twenty repeats of one send are one text", async () => {
	const room = await aRoom();
	await room.open();
	const answers = await Promise.all(Array.from({ length: 20 }, () => room.send("m1")));
	await room.stub.drain();
	expect(answers.filter((answer) => "created" in answer && answer.created)).toHaveLength(1);
	expect(room.carrier.sent).toHaveLength(1);
});

test("the same id with other words is refused", async () => {
	const room = await aRoom();
	await room.open();
	await room.send("m1", "At 3.");
	expect(await room.send("m1", "At 4.")).toEqual({ refused: "id_reused" });
	expect(await room.messages()).toHaveLength(1);
});

test("send and close closes the thread", async () => {
	const room = await aRoom();
	await room.text("thanks");
	await room.send("m1", "You are welcome.", { closeAfter: true });
	expect(await room.view()).toMatchObject({ status: "closed", unanswered: 0 });
});

test("texts go in the order they were written, even when the first must wait", async () => {
	const room = await aRoom();
	await room.open();
	room.carrier.next({ kind: "busy", retryAfterMs: 2_000 });
	await room.send("m1", "one");
	await room.send("m2", "two");
	await room.stub.drain();
	expect(room.carrier.sent).toHaveLength(0);
	await room.pass(10_000);
	expect(room.carrier.sent.map((sent) => sent.body)).toEqual(["one", "two"]);
});

test("a text whose outcome is unknown is not sent again: the carrier's list settles it", async () => {
	const room = await aRoom();
	await room.open();
	room.carrier.next({ kind: "unknown", arrived: true });
	await room.send("m1");
	await room.stub.drain();
	expect(await room.state("m1")).toBe("unknown");
	await room.pass(31_000);
	expect(await room.state("m1")).toBe("accepted");
	expect(room.carrier.sent).toHaveLength(1);
});

test("a text that the carrier truthfully has not got, twice, is tried once more", async () => {
	const room = await aRoom();
	await room.open();
	room.carrier.next({ kind: "unknown", arrived: false });
	await room.send("m1");
	await room.pass(31_000);
	expect(await room.state("m1")).toBe("unknown");
	expect(room.carrier.sent).toHaveLength(0);
	await room.pass(61_000);
	expect(room.carrier.sent).toHaveLength(1);
	expect(await room.state("m1")).toBe("accepted");
});

test("after the one more try a person decides", async () => {
	const room = await aRoom();
	await room.open();
	room.carrier.next({ kind: "unknown", arrived: false }, { kind: "unknown", arrived: false });
	await room.send("m1");
	for (const ms of [31_000, 61_000, 31_000, 61_000]) await room.pass(ms);
	expect((await room.view()).attention).toMatchObject([{ kind: "unknown_send", messageId: "m1" }]);
	expect(room.carrier.sent).toHaveLength(0);
	await room.stub.resolve(room.staff, "m1", "resend");
	await room.stub.drain();
	expect(room.carrier.sent).toHaveLength(1);
	expect((await room.view()).attention).toEqual([]);
});

test("no answer from the carrier's list is not the same as an absent text", async () => {
	const room = await aRoom();
	await room.open();
	room.carrier.next({ kind: "unknown", arrived: true });
	room.carrier.silence(null, null);
	await room.send("m1");
	for (const ms of [31_000, 61_000, 61_000]) await room.pass(ms);
	expect(room.carrier.sent).toHaveLength(1);
	expect(await room.state("m1")).toBe("accepted");
});

test("a receipt settles a text whose answer was lost", async () => {
	const room = await aRoom();
	await room.open();
	room.carrier.next({ kind: "unknown", arrived: true });
	await room.send("m1");
	await room.stub.drain();
	const sid = must(room.carrier.sent[0]).sid;
	await room.stub.receipt({ messageId: "m1", sid, state: "delivered", errorCode: null });
	expect(await room.state("m1")).toBe("delivered");
});

test("receipts that come doubled and out of order never move a text back", async () => {
	const room = await aRoom();
	await room.open();
	await room.send("m1");
	await room.stub.drain();
	const { sid } = must(room.carrier.sent[0]);
	const states = ["delivered", "sent", "accepted", "undelivered", "delivered"] as const;
	for (const state of states) await room.stub.receipt({ messageId: "m1", sid, state, errorCode: null });
	expect(await room.state("m1")).toBe("delivered");
});

test("a receipt that is there before the carrier's answer is kept", async () => {
	const room = await aRoom();
	await room.open();
	const release = room.carrier.hold();
	await room.send("m1");
	await expect.poll(() => room.carrier.sent.length).toBe(1);
	await room.stub.receipt({ messageId: "m1", sid: must(room.carrier.sent[0]).sid, state: "delivered", errorCode: null });
	release();
	await room.stub.drain();
	expect(await room.state("m1")).toBe("delivered");
});

test("a text to a landline says so in plain words and comes back to staff", async () => {
	const room = await aRoom();
	await room.text("hello");
	await room.send("m1");
	await room.stub.drain();
	await room.stub.receipt({ messageId: "m1", sid: must(room.carrier.sent[0]).sid, state: "undelivered", errorCode: 30006 });
	const message = (await room.messages()).at(-1);
	expect(message?.delivery).toMatchObject({
		state: "undelivered",
		code: "30006",
		cause: "landline",
		reason: expect.stringContaining("landline"),
	});
	expect(await room.view()).toMatchObject({ status: "active", failed: true, attention: [{ kind: "failed_send", messageId: "m1" }] });
});

test.for(["at once", "by a receipt"] as const)(
	"a carrier that says %s that the number opted out locks the box and cancels what waits",
	async (when) => {
		const room = await aRoom();
		await room.open();
		const release = room.carrier.hold();
		if (when === "at once") room.carrier.next({ kind: "refused", errorCode: 21610 });
		await room.send("m1", "one");
		if (when === "at once") await room.send("m2", "two");
		release();
		await room.stub.drain();
		if (when === "by a receipt") {
			room.carrier.next({ kind: "busy", retryAfterMs: 60_000 });
			await room.send("m2", "two");
			await room.stub.drain();
			await room.stub.receipt({ messageId: "m1", sid: must(room.carrier.sent[0]).sid, state: "failed", errorCode: 21610 });
		}
		expect((await room.view()).canSend).toMatchObject({ allowed: false, code: "opted_out" });
		expect(await room.state("m2")).toBe("cancelled");
		expect(await room.send("m3")).toMatchObject({ refused: "opted_out" });
		await room.pass(120_000);
		expect(room.carrier.sent.map((sent) => sent.body)).not.toContain("two");
	},
);

test("STOP cancels what waits, START lets staff text again", async () => {
	const room = await aRoom();
	await room.open();
	room.carrier.next({ kind: "busy", retryAfterMs: 60_000 });
	await room.send("m1");
	await room.stub.drain();
	await room.text("Stop.");
	expect(await room.state("m1")).toBe("cancelled");
	expect((await room.view()).canSend.allowed).toBe(false);
	await room.text("START");
	expect((await room.view()).canSend.allowed).toBe(true);
});

test("a clinic's number that is not registered yet sends nothing", async () => {
	const room = await aRoom({ registration: "pending" });
	await room.text("hello");
	expect(await room.send("m1")).toMatchObject({ refused: "not_registered" });
});

test("a reader cannot send", async () => {
	const room = await aRoom();
	await room.text("hello");
	expect(await room.stub.send({ ...room.staff, roles: { [room.clinic.id]: "reader" } }, { id: "m1", body: "hi" })).toEqual({
		refused: "read_only",
	});
});

test("a text that was claimed before a crash is looked for, not sent again", async () => {
	const room = await aRoom();
	await room.open();
	await room.send("m1");
	await room.stub.drain();
	await room.inside((thread) => {
		thread.ledger.sql.exec("UPDATE messages SET state = 'claimed', sid = NULL");
		thread.ledger.sql.exec("DELETE FROM outbox");
		thread.ledger.sql.exec(
			"INSERT INTO outbox (id, due_at, queued_at, claimed_at) VALUES ('m1', ?, ?, ?)",
			Date.now(),
			Date.now(),
			Date.now(),
		);
	});
	await room.evict();
	await room.pass(61_000);
	expect(await room.state("m1")).toBe("unknown");
	await room.pass(31_000);
	expect(await room.state("m1")).toBe("accepted");
	expect(room.carrier.sent).toHaveLength(1);
});

test("whenever something is due there is an alarm for it", async () => {
	const room = await aRoom();
	await room.text("hello");
	await room.stub.drain();
	const [due, alarm] = [await room.inside((thread) => thread.ledger.nextDue()), await room.alarmAt()];
	expect(due).not.toBeNull();
	expect(alarm).toBe(due);
});

test("the log of a thread is a chain that nobody can change", async () => {
	const room = await aRoom();
	await room.text("hello");
	await room.text("hello again");
	await room.inside((thread) => {
		expect(() => thread.ledger.sql.exec("UPDATE events SET actor = 'nobody'")).toThrow("append-only");
		expect(() => thread.ledger.sql.exec("DELETE FROM events")).toThrow("append-only");
	});
});
