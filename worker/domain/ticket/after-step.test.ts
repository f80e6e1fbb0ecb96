import { expect, test } from "vitest";
import type { Ticket } from "../../ports.ts";
import { aThread, NOON } from "../../testing/thread-parts.ts";
import { evolve } from "../thread/evolve.ts";
import type { Thread } from "../thread/thread.ts";
import { afterStep, beforeStep, type StepAnswer } from "./after-step.ts";
import { nextStep, type TicketStep } from "./next-step.ts";
import { linkedTo, type TicketCase } from "./ticket-case.ts";

const live = { id: "500", requesterId: "9", known: "open", told: 1 } as const;
const seen = (more: Partial<Ticket> = {}): Ticket => ({
	id: "500",
	status: "open",
	externalId: null,
	requesterId: "9",
	assigneeId: null,
	mergedInto: null,
	...more,
});

function must(thread: Thread): TicketStep {
	const step = nextStep(thread, NOON, null);
	if (!step) throw new Error("nothing to do");
	return step;
}

/** The thread after Zendesk's answer to what it does next; `meanwhile` happens while Zendesk thinks. */
function answered(thread: Thread, answer: StepAnswer, meanwhile: (ticket: TicketCase) => TicketCase = (ticket) => ticket): Thread {
	const step = must(thread);
	const begun = { ...thread, ticket: meanwhile(beforeStep(thread, step) ?? thread.ticket) };
	return afterStep(begun, step, answer, NOON, 0).reduce((before, event) => evolve(before, event, NOON), begun);
}

test("a ticket that was made is the thread's, and has been told what was there", () => {
	const made = answered(aThread({ received: 2, ticket: { requesterId: "9", wanted: true } }), { kind: "created", id: "500" });
	expect(made.ticket).toMatchObject({ id: "500", known: "open", told: 2, wanted: false, unsure: null, writes: [NOON] });
	expect(nextStep(made, NOON, null)).toBeNull();
});

test("a text that comes while the ticket is made is told next", () => {
	const begun = aThread({ received: 1, ticket: { requesterId: "9" } });
	const made = { ...answered(begun, { kind: "created", id: "500" }), received: 2 };
	expect(nextStep(made, NOON, null)).toMatchObject({
		do: "update",
		telling: 2,
		change: { comment: { body: expect.stringMatching(/^1 new text\./) } },
	});
});

test.for([
	["create", aThread({ received: 1, ticket: { requesterId: "9" } }), "find"],
	["update", aThread({ received: 2, ticket: live }), "check_comment"],
] as const)("a %s whose answer was lost leaves a doubt; one that surely was not done leaves none", ([kind, thread, check]) => {
	const lost = answered(thread, { kind: "unknown" });
	expect(nextStep(lost, NOON, null)?.do).toBe(check);
	expect(lost.ticket).toMatchObject({ attempt: 1, dueAt: NOON + 500, failingSince: NOON });
	expect(nextStep(answered(thread, { kind: "busy", retryAfterMs: 3_000 }), NOON, null)?.do).toBe(kind);
	expect(answered(thread, { kind: "busy", retryAfterMs: 3_000 }).ticket.dueAt).toBe(NOON + 3_500);
	expect(answered(thread, { kind: "rejected", status: 422 }).ticket.dueAt).toBe(NOON + 1_800_000);
});

test("a doubt is not forgotten because the question about it got no answer", () => {
	const lost = answered(aThread({ received: 2, ticket: live }), { kind: "unknown" });
	for (const answer of [{ kind: "busy", retryAfterMs: null }, { kind: "unknown" }] as const) {
		expect(nextStep(answered(lost, answer), NOON, null)?.do).toBe("check_comment");
	}
});

test("a doubt ends with what is found, and only what is not there is written again", () => {
	const lost = answered(aThread({ received: 2, ticket: live }), { kind: "unknown" });
	expect(nextStep(answered(lost, { kind: "comment", there: true }), NOON, null)).toBeNull();
	expect(nextStep(answered(lost, { kind: "comment", there: false }), NOON, null)).toMatchObject({ do: "update", telling: 2 });
	const unmade = answered(aThread({ received: 1, ticket: { requesterId: "9" } }), { kind: "unknown" });
	expect(nextStep(answered(unmade, { kind: "found", ticket: seen() }), NOON, null)).toBeNull();
	expect(nextStep(answered(unmade, { kind: "found", ticket: null }), NOON, null)?.do).toBe("create");
});

test.for([
	["solved", "active", "closed"],
	["pending", "active", "pending"],
	["hold", "active", "pending"],
	["open", "closed", "active"],
	["new", "pending", "active"],
	["solved", "spam", "spam"],
] as const)("a ticket that staff made %s while the thread was %s makes it %s", ([status, before, after]) => {
	const known = before === "active" ? "open" : before === "pending" ? "pending" : "solved";
	const thread = aThread({ status: before, statusAt: NOON - 9_000, received: 1, ticket: { ...live, known, changedAt: NOON - 1 } });
	const read = answered(thread, { kind: "read", ticket: seen({ status }) });
	expect(read.status).toBe(after);
	expect(nextStep(read, NOON, null)).toBeNull();
});

test("what the patient wrote since wins over what staff did before: the ticket is set right instead", () => {
	const last = { body: "", at: NOON, direction: "in" } as const;
	const thread = aThread({ statusAt: NOON - 9_000, received: 1, last, ticket: { ...live, changedAt: NOON - 1 } });
	const read = answered(thread, { kind: "read", ticket: seen({ status: "solved" }) });
	expect(read.status).toBe("active");
	expect(nextStep(read, NOON, null)).toMatchObject({ do: "update", change: { status: "active" } });
});

test("a deleted ticket is followed by a new one only while somebody waits", () => {
	const gone = (answers: number) =>
		answered(aThread({ received: 2, answered: answers, ticket: { ...live, told: 2, changedAt: NOON } }), { kind: "gone" });
	expect(nextStep(gone(2), NOON, null)).toBeNull();
	expect(nextStep(gone(1), NOON, null)).toMatchObject({ do: "create", ticket: { comment: expect.stringMatching(/^1 new text\./) } });
	expect(gone(1).ticket).toMatchObject({ caseNo: 2, followUpOf: null });
});

test("a locked ticket has a follow-up that is told what the locked one could not be", () => {
	const locked = answered(aThread({ received: 2, ticket: live }), { kind: "closed" });
	expect(nextStep(locked, NOON, null)).toMatchObject({
		do: "create",
		ticket: { followUpOf: "500", comment: expect.stringMatching(/^1 new text\./) },
	});
});

test("a merged ticket is followed to the one it went into", () => {
	const merged = answered(aThread({ received: 1, ticket: { ...live, changedAt: NOON } }), {
		kind: "read",
		ticket: seen({ status: "closed", mergedInto: "600" }),
	});
	expect(nextStep(merged, NOON, null)).toMatchObject({ do: "read", id: "600" });
});

test("news that come while the ticket is being read make it be read again", () => {
	const thread = aThread({ received: 1, ticket: { ...live, changedAt: NOON - 2_000 } });
	const read = answered(thread, { kind: "read", ticket: seen({ status: "pending" }) }, (ticket) => ({
		...ticket,
		changedAt: NOON - 1_000,
	}));
	expect(nextStep(read, NOON, null)).toMatchObject({ do: "read", id: "500" });
});

test("a text that fails while a comment about something else is written is still announced", () => {
	const told = answered(aThread({ received: 2, ticket: live }), { kind: "updated", status: "open" }, (ticket) => ({
		...ticket,
		failure: true,
	}));
	expect(nextStep(told, NOON, null)).toMatchObject({
		do: "update",
		change: { comment: { body: expect.stringContaining("not delivered") } },
	});
});

test.for([
	["made", aThread({ received: 1, ticket: { requesterId: "9" } }), { kind: "created", id: "500" }],
	["written", aThread({ received: 2, ticket: live }), { kind: "updated", status: "open" }],
	["found gone", aThread({ received: 2, ticket: live }), { kind: "gone" }],
	["read", aThread({ received: 1, ticket: { ...live, changedAt: NOON } }), { kind: "read", ticket: seen({ status: "solved" }) }],
	[
		"found again",
		aThread({ received: 1, ticket: { requesterId: "9", unsure: { call: "create", telling: 1, failure: false, mark: "" } } }),
		{ kind: "found", ticket: seen() },
	],
] as const)("staff's own ticket stays the thread's when the one before is %s at that moment", ([, thread, answer]) => {
	const linked = answered(thread, answer, (ticket) => ({ ...linkedTo(ticket, "700"), told: thread.received }));
	expect(linked.ticket.id).toBe("700");
	if (answer.kind !== "gone") expect(linked.ticket.replaced).toEqual(["500"]);
});
