import fc from "fast-check";
import { expect, test } from "vitest";
import { aReading, aTextIn, aTextOut, aThread, NOON } from "../../testing/thread-parts.ts";
import { queue, receive, setStatus } from "./decide.ts";
import { evolve } from "./evolve.ts";
import type { Thread, ThreadEvent } from "./thread.ts";

type Act = { do: "in" | "out" | "close" | "status" | "fail"; at: number; status: Thread["status"] };

const acts = fc.array(
	fc.record({
		do: fc.constantFrom("in", "in", "out", "close", "status", "fail" as const),
		at: fc.integer({ min: NOON - 1_000, max: NOON + 1_000 }),
		status: fc.constantFrom("active", "pending", "closed", "spam" as const),
	}),
	{ maxLength: 40 },
);

test("after anything at all, a thread waits exactly while a text is unanswered", () => {
	fc.assert(
		fc.property(acts, (all) => {
			for (const thread of lives(all)) {
				expect(thread.answered).toBeLessThanOrEqual(thread.received);
				expect(thread.unansweredSince === null).toBe(thread.answered === thread.received);
				if (thread.status === "spam") expect(thread.unansweredSince).toBeNull();
			}
		}),
	);
});

test("texts in are all counted, and answers never count more than there were", () => {
	fc.assert(
		fc.property(acts, (all) => {
			const end = lives(all).at(-1) ?? aThread();
			expect(end.received).toBe(all.filter((act) => act.do === "in").length);
			const silent = all.slice(lastAnswer(all) + 1).filter((act) => act.do === "in");
			if (end.status !== "spam" && !all.some((act) => act.status === "spam")) expect(end.received - end.answered).toBe(silent.length);
		}),
	);
});

test("a thread waits since its oldest unanswered text, even when that one was found last", () => {
	const first = evolve(aThread(), { type: "TextReceived", text: aTextIn("second", { at: NOON }) }, NOON);
	expect(evolve(first, { type: "TextReceived", text: aTextIn("first", { at: NOON - 60_000 }) }, NOON).unansweredSince).toBe(NOON - 60_000);
});

test("a text found late does not take the place of a newer one in the list", () => {
	const thread = evolve(aThread(), { type: "TextReceived", text: aTextIn("newer") }, NOON);
	const late = evolve(thread, { type: "TextReceived", text: aTextIn("older", { at: NOON - 1, flags: ["late"] }) }, NOON);
	expect(late.last?.body).toBe("newer");
});

test("the preview in the list never ends in half an emoji", () => {
	const thread = evolve(aThread(), { type: "TextReceived", text: aTextIn(`${"a".repeat(119)}😀`) }, NOON);
	expect(thread.last?.body.isWellFormed()).toBe(true);
	expect(thread.last?.body).toMatch(/^a{119}/);
});

test("two texts that did not arrive are two things to look at, and the next text out clears both", () => {
	const failed = (messageId: string): ThreadEvent => ({
		type: "DeliveryMoved",
		messageId,
		state: "failed",
		sid: null,
		code: "30003",
		dueAt: null,
	});
	const both = [failed("m1"), failed("m2"), failed("m2")].reduce((thread, event) => evolve(thread, event, NOON), aThread());
	expect(both.attention.map((item) => item.messageId)).toEqual(["m1", "m2"]);
	expect(evolve(both, { type: "TextQueued", text: aTextOut(), closeAfter: false }, NOON)).toMatchObject({ failed: false, attention: [] });
});

test("a text of which nobody knows whether it went stays to be looked at when another is sent", () => {
	const parked = evolve(aThread(), { type: "SendParked", messageId: "m1" }, NOON);
	const sent = evolve(parked, { type: "TextQueued", text: aTextOut("next", { id: "m2" }), closeAfter: false }, NOON);
	expect(sent.attention).toEqual([{ kind: "unknown_send", since: NOON, messageId: "m1" }]);
	expect(evolve(sent, { type: "SendRepeated", messageId: "m1" }, NOON).attention).toEqual([]);
});

test("who answers first has the ticket, and who answers next does not take it away", () => {
	const by = (id: string) => aTextOut("hi", { sender: { type: "staff", id, name: "Somebody" } });
	const first = evolve(aThread(), { type: "TextQueued", text: by("7"), closeAfter: false }, NOON);
	expect(first.ticket.assigneeId).toBe("7");
	const taken = { ...first, ticket: { ...first.ticket, assigneeId: null, claimedBy: "7" } };
	expect(evolve(taken, { type: "TextQueued", text: by("8"), closeAfter: false }, NOON).ticket.assigneeId).toBeNull();
});

function lives(all: Act[]): Thread[] {
	let thread = aThread();
	return all.map((act) => {
		thread = eventsOf(thread, act).reduce((before, event) => evolve(before, event, NOON), thread);
		return thread;
	});
}

function eventsOf(thread: Thread, act: Act): ThreadEvent[] {
	if (act.do === "in") return receive(thread, aTextIn("hi", { at: act.at }), aReading());
	if (act.do === "out" || act.do === "close") return queue(thread, aTextOut("hi", { at: act.at }), act.do === "close");
	if (act.do === "status") return setStatus(thread, act.status, "7");
	return [{ type: "DeliveryMoved", messageId: "m1", state: "failed", sid: null, code: null, dueAt: null }];
}

function lastAnswer(all: Act[]): number {
	return all.findLastIndex((act) => act.do === "out" || act.do === "close" || (act.do === "status" && act.status === "closed"));
}
