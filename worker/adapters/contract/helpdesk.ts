import { expect, test } from "vitest";
import type { Helpdesk, NewTicket } from "../../ports.ts";
import type { FakeHelpdesk } from "../../testing/fake-helpdesk.ts";

/** `backstage`: the helpdesk's own side, where staff work and things go wrong. */
export type HelpdeskRig = { helpdesk: Helpdesk; backstage: FakeHelpdesk };
type Rig = () => HelpdeskRig;

/** What every helpdesk keeps to, whoever it is. */
export function helpdeskContract(name: string, rig: Rig): void {
	people(name, rig);
	newTickets(name, rig);
	changes(name, rig);
	endings(name, rig);
	faults(name, rig);
}

async function aTicket(helpdesk: Helpdesk, ticket: Partial<NewTicket> = {}): Promise<string> {
	const requester = await helpdesk.ensureRequester({ externalId: "pc:number-1", name: "Texter 1" });
	const requesterId = "id" in requester ? requester.id : "";
	const made = await helpdesk.createTicket({
		idempotencyKey: "key-1",
		externalId: "pc:thread-1",
		requesterId,
		status: "active",
		comment: "1 new text",
		...ticket,
	});
	if (!("id" in made)) throw new Error(`the helpdesk said ${made.kind}`);
	return made.id;
}

function people(name: string, rig: Rig): void {
	test(`${name}: it knows which user we are`, async () => {
		const { helpdesk, backstage } = rig();
		expect(await helpdesk.self()).toEqual({ id: backstage.ownId });
	});

	test(`${name}: a number has one user, however often it is asked for`, async () => {
		const { helpdesk, backstage } = rig();
		const first = await helpdesk.ensureRequester({ externalId: "pc:number-1", name: "Texter 1" });
		expect(await helpdesk.ensureRequester({ externalId: "pc:number-1", name: "Texter 1" })).toEqual(first);
		expect(await helpdesk.ensureRequester({ externalId: "pc:number-2", name: "Texter 2" })).not.toEqual(first);
		expect(backstage.requesters.size).toBe(2);
	});

	test(`${name}: a staff member's name, role and right to work are told`, async () => {
		const { helpdesk, backstage } = rig();
		backstage.addAgent({ id: "501", name: "Ana Ruiz", role: "admin", locale: "es" });
		backstage.addAgent({ id: "502", active: false });
		expect(await helpdesk.getAgent("501")).toEqual({ id: "501", name: "Ana Ruiz", role: "admin", active: true, locale: "es" });
		expect(await helpdesk.getAgent("502")).toMatchObject({ active: false });
		expect(await helpdesk.getAgent("503")).toEqual({ kind: "gone" });
	});
}

function newTickets(name: string, rig: Rig): void {
	test(`${name}: a new ticket is found by its id and by our own`, async () => {
		const { helpdesk, backstage } = rig();
		const id = await aTicket(helpdesk, { assigneeId: "501" });
		const ticket = { id, status: "open", externalId: "pc:thread-1", assigneeId: "501", mergedInto: null };
		expect(await helpdesk.getTicket(id)).toMatchObject(ticket);
		expect(await helpdesk.findTicket("pc:thread-1")).toMatchObject(ticket);
		expect(await helpdesk.findTicket("pc:thread-2")).toBeNull();
		expect(backstage.comments(id)).toEqual(["1 new text"]);
	});

	test(`${name}: the same wish twice is one ticket, even in other words`, async () => {
		const { helpdesk, backstage } = rig();
		const first = await aTicket(helpdesk);
		expect(await aTicket(helpdesk)).toBe(first);
		expect(await aTicket(helpdesk, { comment: "2 new texts" })).toBe(first);
		expect(backstage.tickets.size).toBe(1);
		expect(backstage.comments(first)).toEqual(["1 new text"]);
	});

	test.each([
		["active", "open", false],
		["pending", "pending", false],
		["closed", "solved", false],
		["spam", "solved", true],
	] as const)(`${name}: a thread that is %s makes a ticket that is %s (spam tag: %s)`, async (thread, ticket, tagged) => {
		const { helpdesk, backstage } = rig();
		const id = await aTicket(helpdesk, { status: thread });
		expect(await helpdesk.getTicket(id)).toMatchObject({ status: ticket });
		expect(backstage.tickets.get(id)?.tags).toEqual(new Set(tagged ? ["patient_chat", "patient_chat_spam"] : ["patient_chat"]));
	});

	test(`${name}: a closed ticket goes on in a follow-up, and the newest of them is found`, async () => {
		const { helpdesk, backstage } = rig();
		const first = await aTicket(helpdesk);
		backstage.change(first, { status: "closed" });
		const second = await aTicket(helpdesk, { idempotencyKey: "key-2", followUpOf: first });
		expect(backstage.tickets.get(second)?.followUpOf).toBe(first);
		expect(await helpdesk.findTicket("pc:thread-1")).toMatchObject({ id: second, status: "open" });
	});
}

function changes(name: string, rig: Rig): void {
	test.each([
		["active", "open"],
		["pending", "pending"],
		["closed", "solved"],
		["spam", "solved"],
	] as const)(`${name}: a thread set to %s sets its ticket to %s, though nobody has it`, async (thread, ticket) => {
		const { helpdesk } = rig();
		const id = await aTicket(helpdesk, { status: thread === "active" ? "pending" : "active" });
		expect(await helpdesk.updateTicket(id, { status: thread })).toEqual({ status: ticket });
		expect(await helpdesk.getTicket(id)).toMatchObject({ status: ticket });
	});

	test(`${name}: the spam tag comes and goes, and the clinic's own tags stay`, async () => {
		const { helpdesk, backstage } = rig();
		const id = await aTicket(helpdesk);
		backstage.tickets.get(id)?.tags.add("vip");
		await helpdesk.updateTicket(id, { status: "spam" });
		expect(backstage.tickets.get(id)?.tags).toEqual(new Set(["patient_chat", "vip", "patient_chat_spam"]));
		await helpdesk.updateTicket(id, { status: "active" });
		expect(backstage.tickets.get(id)?.tags).toEqual(new Set(["patient_chat", "vip"]));
	});

	test(`${name}: a comment is found again by its mark`, async () => {
		const { helpdesk, backstage } = rig();
		const id = await aTicket(helpdesk);
		expect(await helpdesk.hasComment(id, "mark-1")).toBe(false);
		expect(await helpdesk.updateTicket(id, { comment: { body: "2 new texts", mark: "mark-1" } })).toEqual({ status: "open" });
		expect(await helpdesk.hasComment(id, "mark-1")).toBe(true);
		expect(await helpdesk.hasComment(id, "mark-2")).toBe(false);
		expect(backstage.comments(id)).toEqual(["1 new text", "2 new texts"]);
	});

	test(`${name}: a ticket is taken only while nobody has it`, async () => {
		const { helpdesk } = rig();
		const id = await aTicket(helpdesk);
		await helpdesk.updateTicket(id, { assigneeId: "501" });
		await helpdesk.updateTicket(id, { assigneeId: "502", status: "pending" });
		expect(await helpdesk.getTicket(id)).toMatchObject({ assigneeId: "501", status: "pending" });
	});

	test(`${name}: a ticket that staff opened becomes a thread's own`, async () => {
		const { helpdesk, backstage } = rig();
		const id = backstage.openTicket({ status: "new" });
		expect(await helpdesk.updateTicket(id, { externalId: "pc:thread-9", status: "active" })).toEqual({ status: "open" });
		expect(await helpdesk.findTicket("pc:thread-9")).toMatchObject({ id });
	});
}

function endings(name: string, rig: Rig): void {
	test.each([{ status: "active" }, { comment: { body: "1 new text", mark: "m" } }, { assigneeId: "501" }] as const)(
		`${name}: a closed ticket takes no change: %j`,
		async (change) => {
			const { helpdesk, backstage } = rig();
			const id = await aTicket(helpdesk);
			backstage.change(id, { status: "closed" });
			expect(await helpdesk.updateTicket(id, change)).toEqual({ kind: "closed" });
			expect(await helpdesk.getTicket(id)).toMatchObject({ status: "closed", mergedInto: null });
			expect(backstage.comments(id)).toEqual(["1 new text"]);
		},
	);

	test(`${name}: a deleted ticket is gone, whatever is asked of it`, async () => {
		const { helpdesk, backstage } = rig();
		const id = await aTicket(helpdesk);
		backstage.change(id, { status: "deleted" });
		expect(await helpdesk.getTicket(id)).toEqual({ kind: "gone" });
		expect(await helpdesk.updateTicket(id, { status: "active" })).toEqual({ kind: "gone" });
		expect(await helpdesk.updateTicket(id, { comment: { body: "1 new text", mark: "m" } })).toEqual({ kind: "gone" });
		expect(await helpdesk.hasComment(id, "m")).toEqual({ kind: "gone" });
		expect(await helpdesk.findTicket("pc:thread-1")).toBeNull();
	});

	test(`${name}: a merged ticket says where it went`, async () => {
		const { helpdesk, backstage } = rig();
		const id = await aTicket(helpdesk);
		const target = backstage.openTicket();
		backstage.merge(id, target);
		expect(await helpdesk.updateTicket(id, { comment: { body: "1 new text", mark: "m" } })).toEqual({ kind: "closed" });
		expect(await helpdesk.getTicket(id)).toMatchObject({ status: "closed", mergedInto: target });
		expect(await helpdesk.findTicket("pc:thread-1")).toMatchObject({ id, mergedInto: target });
	});
}

function faults(name: string, rig: Rig): void {
	test.each([null, 30_000])(`${name}: a busy helpdesk has surely not done it (wait: %j)`, async (retryAfterMs) => {
		const { helpdesk, backstage } = rig();
		const id = await aTicket(helpdesk);
		backstage.next({ kind: "busy", retryAfterMs });
		expect(await helpdesk.updateTicket(id, { comment: { body: "2 new texts", mark: "m" } })).toEqual({ kind: "busy", retryAfterMs });
		expect(await helpdesk.hasComment(id, "m")).toBe(false);
	});

	test.each([true, false])(`${name}: when the answer is lost, the mark tells whether the comment is there (%s)`, async (arrived) => {
		const { helpdesk, backstage } = rig();
		const id = await aTicket(helpdesk);
		backstage.next({ kind: "unknown", arrived }, "updateTicket");
		expect(await helpdesk.updateTicket(id, { comment: { body: "2 new texts", mark: "m" } })).toEqual({ kind: "unknown" });
		expect(await helpdesk.hasComment(id, "m")).toBe(arrived);
	});

	test(`${name}: a new ticket whose answer is lost is found, or made once when asked again`, async () => {
		const { helpdesk, backstage } = rig();
		backstage.next({ kind: "unknown", arrived: true }, "createTicket");
		await expect(aTicket(helpdesk)).rejects.toThrow("unknown");
		const found = await helpdesk.findTicket("pc:thread-1");
		expect(found).toMatchObject({ id: await aTicket(helpdesk) });
		expect(backstage.tickets.size).toBe(1);
	});

	test(`${name}: a helpdesk that is down answers nothing, and never "no"`, async () => {
		const { helpdesk, backstage } = rig();
		const id = await aTicket(helpdesk);
		backstage.outage({ kind: "unknown" });
		const answers = [
			await helpdesk.self(),
			await helpdesk.findTicket("pc:thread-1"),
			await helpdesk.getTicket(id),
			await helpdesk.hasComment(id, "m"),
			await helpdesk.getAgent("501"),
		];
		expect(answers).toEqual(answers.map(() => ({ kind: "unknown" })));
	});
}
