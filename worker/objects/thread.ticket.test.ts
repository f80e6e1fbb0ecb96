import { expect, test } from "vitest";
import { aRoom, must } from "../testing/thread-room.ts";

type Room = Awaited<ReturnType<typeof aRoom>>;

function ticketOf(room: Room) {
	return must([...room.helpdesk.tickets.values()].at(-1));
}

async function withTicket(options: Parameters<typeof aRoom>[0] = {}): Promise<Room> {
	const room = await aRoom(options);
	await room.text("Can I move my 3pm?");
	await room.pass(2_000);
	return room;
}

/** What Zendesk tells us when a person changed the ticket. */
async function changedByStaff(room: Room, status: "open" | "pending" | "hold" | "solved" | "closed" | "deleted", at = Date.now() + 60_000) {
	const { id } = ticketOf(room);
	room.helpdesk.change(id, { status });
	await room.stub.ticketNews({ ticketId: id, at, status });
	await room.pass(2_000);
}

test("a text makes a ticket with one private comment and nothing private in it", async () => {
	const room = await withTicket();
	const ticket = ticketOf(room);
	expect(ticket.status).toBe("open");
	expect(ticket.comments.map((comment) => comment.body)).toEqual(["1 new text. Open Patient Chat beside this ticket to read and answer."]);
	const said = JSON.stringify([ticket, [...room.helpdesk.requesters]], (_key, value) => (value instanceof Set ? [...value] : value));
	expect(said).not.toContain("3pm");
	expect(said).not.toContain(room.pair.number.slice(2));
	expect((await room.view()).ticketId).toBe(ticket.id);
});

test("three quick texts become one ticket with one comment", async () => {
	const room = await aRoom();
	for (const body of ["Hi", "it is me", "call me"]) await room.text(body);
	await room.pass(2_000);
	expect(room.helpdesk.tickets.size).toBe(1);
	expect(room.helpdesk.comments(ticketOf(room).id)).toEqual([expect.stringMatching(/^3 new texts\./)]);
});

test("our answer sets the ticket pending and gives it to who answered; the next text opens it", async () => {
	const room = await withTicket();
	await room.send("m1");
	await room.pass(2_000);
	expect(ticketOf(room)).toMatchObject({ status: "pending", assigneeId: room.staff.staffId });
	await room.text("thanks");
	await room.pass(2_000);
	expect(ticketOf(room).status).toBe("open");
	expect(room.helpdesk.comments(ticketOf(room).id)).toHaveLength(2);
});

test.for([
	["pending", "pending"],
	["hold", "pending"],
	["solved", "closed"],
] as const)("a ticket that staff set to %s makes the thread %s, and we do not write it back", async ([status, thread]) => {
	const room = await withTicket();
	const writes = room.helpdesk.journal.filter((call) => call.verb === "updateTicket").length;
	await changedByStaff(room, status);
	expect((await room.view()).status).toBe(thread);
	expect(room.helpdesk.journal.filter((call) => call.verb === "updateTicket")).toHaveLength(writes);
});

test("news of what we wrote ourselves asks nothing and changes nothing", async () => {
	const room = await withTicket();
	await room.send("m1");
	await room.pass(2_000);
	const calls = room.helpdesk.journal.length;
	await room.stub.ticketNews({ ticketId: ticketOf(room).id, at: Date.now(), status: "pending" });
	await room.pass(2_000);
	expect(room.helpdesk.journal).toHaveLength(calls);
});

test("a ticket solved before the patient's newest text opens again", async () => {
	const room = await withTicket();
	const before = Date.now() - 60_000;
	await room.text("and one more thing");
	await changedByStaff(room, "solved", before);
	expect((await room.view()).status).toBe("active");
	expect(ticketOf(room).status).toBe("open");
});

test("a text on a solved ticket opens it again", async () => {
	const room = await withTicket();
	await changedByStaff(room, "solved");
	await room.text("hello again", { at: Date.now() + 120_000 });
	await room.pass(2_000);
	expect(room.helpdesk.tickets.size).toBe(1);
	expect(ticketOf(room).status).toBe("open");
});

test("a text on a closed ticket makes a follow-up of it", async () => {
	const room = await withTicket();
	const first = ticketOf(room).id;
	await changedByStaff(room, "closed");
	expect((await room.view()).status).toBe("closed");
	await room.text("hello again", { at: Date.now() + 120_000 });
	await room.pass(2_000);
	expect(room.helpdesk.tickets.size).toBe(2);
	expect(ticketOf(room).followUpOf).toBe(first);
});

test("a ticket that turns out to be closed when we write makes a follow-up", async () => {
	const room = await withTicket();
	const first = ticketOf(room).id;
	room.helpdesk.change(first, { status: "closed" });
	await room.text("hello again");
	await room.pass(2_000);
	await room.pass(2_000);
	expect(ticketOf(room).followUpOf).toBe(first);
	expect(room.helpdesk.comments(ticketOf(room).id)).toEqual([expect.stringMatching(/^1 new text\./)]);
});

test("a deleted ticket is replaced by a new one when a text waits", async () => {
	const room = await withTicket();
	const first = ticketOf(room).id;
	await changedByStaff(room, "deleted");
	await room.pass(2_000);
	expect(room.helpdesk.tickets.size).toBe(2);
	expect(ticketOf(room)).toMatchObject({ followUpOf: null, status: "open" });
	expect(ticketOf(room).id).not.toBe(first);
});

test("a merged ticket is followed to where it went", async () => {
	const room = await withTicket();
	const first = ticketOf(room).id;
	const target = room.helpdesk.openTicket({ status: "open" });
	room.helpdesk.merge(first, target);
	await room.stub.ticketNews({ ticketId: first, at: Date.now(), status: null });
	await room.pass(2_000);
	await room.text("still there?");
	await room.pass(2_000);
	expect(room.helpdesk.comments(target)).toEqual([expect.stringMatching(/^1 new text\./)]);
	expect((await room.view()).ticketId).toBe(target);
});

test("a text started from staff's own ticket has its answer there", async () => {
	const room = await aRoom();
	const own = room.helpdesk.openTicket({ status: "open", requesterId: "555" });
	await room.open(own);
	await room.send("m1");
	await room.pass(2_000);
	await room.text("yes please");
	await room.pass(2_000);
	expect(room.helpdesk.tickets.size).toBe(1);
	expect(room.helpdesk.comments(own)).toEqual([expect.stringMatching(/^1 new text\./)]);
	expect(ticketOf(room).status).toBe("open");
});

test("linking another ticket leaves one live ticket", async () => {
	const room = await withTicket();
	const first = ticketOf(room).id;
	const own = room.helpdesk.openTicket({ status: "open" });
	await room.open(own);
	await room.pass(2_000);
	expect(room.helpdesk.tickets.get(first)?.status).toBe("solved");
	expect((await room.view()).ticketId).toBe(own);
});

test("a create whose answer was lost is found again, not made twice", async () => {
	const room = await aRoom();
	room.helpdesk.next({ kind: "unknown", arrived: true }, "createTicket");
	await room.text("hello");
	for (const ms of [2_000, 60_000]) await room.pass(ms);
	expect(room.helpdesk.tickets.size).toBe(1);
	expect(room.helpdesk.comments(ticketOf(room).id)).toHaveLength(1);
	expect((await room.view()).ticketId).toBe(ticketOf(room).id);
});

test.for([true, false])("a comment whose answer was lost (done: %s) is there once", async (arrived) => {
	const room = await withTicket();
	room.helpdesk.next({ kind: "unknown", arrived }, "updateTicket");
	await room.text("hello again");
	for (const ms of [2_000, 60_000, 60_000]) await room.pass(ms);
	expect(room.helpdesk.comments(ticketOf(room).id)).toHaveLength(2);
});

test("an hour without Zendesk loses nothing and drains once", async () => {
	const room = await aRoom();
	room.helpdesk.outage({ kind: "busy", retryAfterMs: 30_000 });
	await room.text("one");
	for (let minutes = 0; minutes < 60; minutes += 5) await room.pass(5 * 60_000);
	await room.text("two");
	expect(await room.view()).toMatchObject({ helpdesk: "behind", ticketId: null });
	room.helpdesk.outage(null);
	for (let tries = 0; tries < 3; tries++) await room.pass(10 * 60_000);
	expect(room.helpdesk.tickets.size).toBe(1);
	expect(room.helpdesk.comments(ticketOf(room).id)).toEqual([expect.stringMatching(/^2 new texts\./)]);
	expect((await room.view()).helpdesk).toBe("ok");
});

test("without Zendesk texting works, and the app says that there are no tickets", async () => {
	const room = await aRoom({ helpdesk: false });
	await room.text("hello");
	await room.send("m1");
	await room.pass(2_000);
	expect(room.carrier.sent).toHaveLength(1);
	expect(await room.view()).toMatchObject({ helpdesk: "off", ticketId: null });
});

test("spam solves the ticket with a tag, and its next texts are not announced", async () => {
	const room = await withTicket();
	await room.stub.setStatus(room.staff, "spam");
	await room.pass(2_000);
	await room.text("buy now");
	await room.pass(2_000);
	expect(ticketOf(room).status).toBe("solved");
	expect(ticketOf(room).tags.has("patient_chat_spam")).toBe(true);
	expect(room.helpdesk.comments(ticketOf(room).id)).toHaveLength(1);
});

test("a text that was not delivered opens the ticket and says so without saying what", async () => {
	const room = await withTicket();
	room.carrier.next({ kind: "refused", errorCode: 21614 });
	await room.send("m1", "Your test is back.");
	await room.pass(2_000);
	await room.pass(2_000);
	expect(ticketOf(room).status).toBe("open");
	expect(room.helpdesk.comments(ticketOf(room).id).at(-1)).toContain("not delivered");
});

test("a ticket solved for longer than the clinic's limit is left alone: a text makes a new one", async () => {
	const room = await withTicket({ newTicketAfterDays: 7 });
	await room.stub.setStatus(room.staff, "closed");
	await room.pass(2_000);
	await room.pass(8 * 86_400_000);
	await room.text("hello again");
	await room.pass(2_000);
	expect(room.helpdesk.tickets.size).toBe(2);
	expect(ticketOf(room).followUpOf).toBeNull();
});

test("the ticket's work goes on after the object wakes anew", async () => {
	const room = await aRoom();
	await room.text("hello");
	await room.evict();
	await room.pass(2_000);
	expect(room.helpdesk.tickets.size).toBe(1);
});

test("a ticket that Zendesk made while staff linked another is solved, not kept beside it", async () => {
	const room = await aRoom();
	const own = room.helpdesk.openTicket({ status: "open" });
	const create = room.helpdesk.createTicket.bind(room.helpdesk);
	const linked = Promise.withResolvers<void>();
	room.helpdesk.createTicket = async (ticket) => {
		const made = await create(ticket);
		await linked.promise;
		return made;
	};
	await room.text("hello");
	const passed = room.pass(2_000);
	await expect.poll(() => room.helpdesk.tickets.size).toBe(2);
	await room.open(own);
	linked.resolve();
	await passed;
	await room.pass(2_000);
	expect((await room.view()).ticketId).toBe(own);
	expect([...room.helpdesk.tickets.values()].filter((ticket) => ticket.status !== "solved").map((ticket) => ticket.id)).toEqual([own]);
});
