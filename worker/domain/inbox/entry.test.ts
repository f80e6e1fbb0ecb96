import fc from "fast-check";
import { expect, test } from "vitest";
import { ThreadItem } from "../../../shared/schemas/thread.ts";
import { aThread, NOON } from "../../testing/thread-parts.ts";
import { entryOf, itemFor } from "./entry.ts";

test.for([
	["nobody has answered, the reader has seen none", 5, 0, 0, 5],
	["the reader has seen three", 5, 0, 3, 2],
	["a colleague has answered four", 5, 4, 0, 1],
	["a colleague has answered more than the reader saw", 5, 4, 2, 1],
	["the reader saw more than was answered", 5, 2, 4, 1],
	["all is answered", 5, 5, 0, 0],
	["the reader has seen what the list has not heard of yet", 5, 0, 6, 0],
] as const)("when %s, the badge is right", ([, received, answered, seen, unread]) => {
	const item = itemFor(entryOf(aThread({ received, answered, unansweredSince: answered < received ? NOON : null })), seen);
	expect(item).toMatchObject({ unread, unanswered: received - answered });
});

test("unread is never more than unanswered and never below nothing", () => {
	const counts = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(60)).filter(([received, answered]) => answered <= received);
	fc.assert(
		fc.property(counts, ([received, answered, seen]) => {
			const item = itemFor(entryOf(aThread({ received, answered })), seen);
			expect(item.unread).toBeGreaterThanOrEqual(0);
			expect(item.unread).toBeLessThanOrEqual(item.unanswered);
		}),
	);
});

test("a row is in the form that was agreed, with nothing of the inside in it", () => {
	const thread = aThread({ received: 1, unansweredSince: NOON, last: { body: "hello", at: NOON, direction: "in" } });
	const item = itemFor(entryOf(thread), 0);
	expect(Object.keys(ThreadItem.parse(item)).sort()).toEqual(Object.keys(item).sort());
	expect(item.lastMessage?.at).toBe("2026-11-02T17:00:00.000Z");
});

test("a thread is as active as its newest text, or as when it was opened", () => {
	expect(entryOf(aThread({ statusAt: NOON })).activeAt).toBe(NOON);
	expect(entryOf(aThread({ statusAt: NOON + 9, last: { body: "", at: NOON + 5, direction: "out" } })).activeAt).toBe(NOON + 5);
});

test("a row says that words of danger wait, and only those", () => {
	const waiting = (kind: "emergency" | "stop_question") => aThread({ attention: [{ kind, since: NOON, messageId: "m1" }] });
	expect([entryOf(waiting("emergency")).urgent, entryOf(waiting("stop_question")).urgent, entryOf(aThread({})).urgent]).toEqual([
		true,
		false,
		false,
	]);
});
