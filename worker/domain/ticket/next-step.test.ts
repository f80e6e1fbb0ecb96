import { expect, test } from "vitest";
import { aThread, NOON } from "../../testing/thread-parts.ts";
import { beforeStep } from "./after-step.ts";
import { externalIdOf, nextStep } from "./next-step.ts";

const DAYS = 86_400_000;
const ID = "a".repeat(64);
const live = { id: "500", requesterId: "9", known: "open", told: 1 } as const;
const step = (...[more]: Parameters<typeof aThread>) => nextStep(aThread(more), NOON, null);

test("a thread in which nothing happened has no ticket", () => {
	expect(step()).toBeNull();
	expect(step({ status: "spam", received: 3 })).toBeNull();
});

test("before the first ticket there is a requester, known by the thread and not by the number", () => {
	const made = step({ received: 1 });
	expect(made).toEqual({ do: "make_requester", externalId: `pc:${ID}`, name: "Texter AAAAAA" });
	expect(JSON.stringify(made)).not.toContain("617");
});

test("then the ticket, in the thread's status, with a count and no words of the patient", () => {
	const last = { body: "canary", at: NOON, direction: "in" } as const;
	const made = step({ received: 2, last, ticket: { requesterId: "9", assigneeId: "7", followUpOf: "400" } });
	expect(made).toMatchObject({
		do: "create",
		telling: 2,
		ticket: {
			externalId: `pc:${ID}.1`,
			idempotencyKey: `pc:${ID}.1`,
			status: "active",
			requesterId: "9",
			assigneeId: "7",
			followUpOf: "400",
		},
	});
	expect(made?.do === "create" && made.ticket.comment).toMatch(/^2 new texts\./);
	expect(JSON.stringify(made)).not.toContain("canary");
});

test("a text that staff start has a ticket too", () => {
	expect(step({ ticket: { requesterId: "9", wanted: true } })).toMatchObject({
		do: "create",
		ticket: { comment: expect.stringContaining("started") },
	});
});

test.for([
	["says what the thread says", {}, null],
	["has not been told of two texts", { received: 3 }, { comment: /^2 new texts\./ }],
	["has not been told of one text", { received: 2 }, { comment: /^1 new text\./ }],
	["has another status", { status: "pending" }, { status: "pending" }],
	["is open although the thread is spam", { status: "spam" }, { status: "spam" }],
	["has not been told of spam's texts", { status: "spam", received: 9, ticket: { ...live, known: "solved" } }, null],
	[
		"does not know that a text was not delivered",
		{ ticket: { ...live, failure: true } },
		{ comment: /^A text from the clinic was not delivered\./ },
	],
	["is nobody's although somebody answered", { ticket: { ...live, assigneeId: "7" } }, { assigneeId: "7" }],
] as const)("when the ticket %s, that is put right and nothing else", ([, more, change]) => {
	const next = step({ received: 1, ticket: live, ...more });
	if (!change) return expect(next).toBeNull();
	const said = next?.do === "update" ? { ...next.change, ...(next.change.comment ? { comment: next.change.comment.body } : {}) } : null;
	expect(Object.keys(said ?? {})).toEqual(Object.keys(change));
	for (const [field, value] of Object.entries(change)) expect(String(said?.[field as keyof typeof said])).toMatch(value);
});

test("before anything is written, doubt is cleared and news are read", () => {
	expect(step({ received: 2, ticket: { requesterId: "9", unsure: { call: "create", telling: 1, failure: false, mark: "" } } })).toEqual({
		do: "find",
		externalId: `pc:${ID}.1`,
	});
	expect(
		step({ received: 2, ticket: { ...live, unsure: { call: "update", telling: 2, failure: false, mark: "pc:x.1:1" } } }),
	).toMatchObject({
		do: "check_comment",
		id: "500",
	});
	expect(step({ received: 2, ticket: { ...live, changedAt: 0 } })).toMatchObject({ do: "read", id: "500" });
	expect(step({ received: 2, ticket: { ...live, replaced: ["400", "401"] } })).toEqual({ do: "solve_replaced", id: "400" });
});

test("a doubtful ticket of a thread that became spam is looked for all the same", () => {
	expect(
		step({ status: "spam", received: 1, ticket: { requesterId: "9", unsure: { call: "create", telling: 1, failure: false, mark: "" } } })
			?.do,
	).toBe("find");
});

test("a comment in doubt is looked for by the mark it was written with, whatever happened since", () => {
	const before = aThread({ received: 2, ticket: live });
	const write = nextStep(before, NOON, null);
	if (write?.do !== "update") throw new Error("nothing was written");
	const doubt = beforeStep(before, write) ?? undefined;
	const mark = write.change.comment?.mark;
	expect(step({ received: 5, ticket: doubt })).toMatchObject({ do: "check_comment", mark });
	expect(step({ received: 5, ticket: { ...doubt, failure: true } })).toMatchObject({ do: "check_comment", mark });
});

test("a ticket solved for longer than the clinic wants is left alone: news make a new one", () => {
	const solved = { ...live, known: "solved", solvedAt: NOON - 7 * DAYS } as const;
	const after = (days: number | null, more: object) =>
		nextStep(aThread({ status: "active", received: 2, ticket: { ...solved, ...more } }), NOON, days);
	expect(after(7, {})).toMatchObject({ do: "update" });
	expect(after(7, { solvedAt: NOON - 7 * DAYS - 1 })).toMatchObject({ do: "create", ticket: { externalId: `pc:${ID}.2` } });
	expect(after(null, { solvedAt: 0 })).toMatchObject({ do: "update" });
	expect(nextStep(aThread({ status: "closed", received: 1, ticket: { ...solved, solvedAt: 0 } }), NOON, 7)).toBeNull();
});

test("a case has one name, and no two cases have the same", () => {
	expect(new Set([1, 2, 10].map((caseNo) => externalIdOf({ id: ID }, caseNo))).size).toBe(3);
});
