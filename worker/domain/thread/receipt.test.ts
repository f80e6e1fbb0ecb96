import fc from "fast-check";
import { expect, test } from "vitest";
import { DeliveryState } from "../../../shared/schemas/message.ts";
import { aSending, NOON } from "../../testing/thread-parts.ts";
import { movedTo, settle } from "../outbox/settle.ts";
import { isFailure, isFinal, isNews } from "./receipt.ts";
import type { Sending, ThreadEvent } from "./thread.ts";

const RECEIPTS = ["accepted", "sent", "delivered", "undelivered", "failed", "cancelled"] as const;
const ENDS = ["delivered", "undelivered", "failed", "cancelled"] as const;
const SID = `SM${"2".repeat(32)}`;

test("a text goes queued, claimed, accepted, sent, delivered, and never the other way", () => {
	const way = ["held", "queued", "claimed", "accepted", "sent", "delivered"] as const;
	for (const [index, state] of way.entries()) {
		expect(way.filter((next) => isNews(state, next))).toEqual(way.slice(index + 1));
	}
});

test.for(DeliveryState.options)("nothing is news after an end, and no state is news to itself: %s", (state) => {
	expect(isNews(state, state)).toBe(false);
	expect(DeliveryState.options.some((next) => isNews(state, next))).toBe(!isFinal(state));
});

test("only a text that did not arrive is a failure: one that was cancelled is not", () => {
	expect(DeliveryState.options.filter(isFailure)).toEqual(["undelivered", "failed"]);
});

test("receipts in any order, doubled or lost, never move a text back, and the first end stays", () => {
	const receipts = fc.array(fc.constantFrom(...RECEIPTS), { maxLength: 30 });
	fc.assert(
		fc.property(fc.constantFrom("claimed", "unknown", "accepted" as const), receipts, (start, all) => {
			const states = [start, ...walked(aSending({ state: start }), all)];
			for (const [index, state] of states.slice(1).entries()) expect(isNews(state, states[index] ?? "held")).toBe(false);
			const firstEnd = all.find((state) => ENDS.some((end) => end === state));
			if (firstEnd) expect(states.at(-1)).toBe(firstEnd);
		}),
	);
});

test("whatever the order, all receipts of a text that arrived end in delivered", () => {
	const shuffled = fc.shuffledSubarray(["accepted", "sent", "delivered", "sent", "delivered"] as const, { minLength: 5 });
	fc.assert(fc.property(shuffled, (all) => walked(aSending({ state: "claimed" }), all).at(-1) === "delivered"));
});

test.for(["accepted", "sent"] as const)("the carrier's lost answer does not take back a receipt that said %s", (state) => {
	const known = aSending({ state, sid: SID, claimedAt: NOON });
	for (const kind of ["unknown", "unreached"] as const) expect(settle(known, { kind }, NOON + 10_000, 0)).toEqual([]);
	expect(settle(known, { kind: "busy", retryAfterMs: null }, NOON + 10_000, 0)).toEqual([]);
	expect(settle(known, { kind: "refused", errorCode: 30008 }, NOON + 10_000, 0)).toEqual([]);
});

test("a receipt that comes after a text has failed here for good changes neither its state nor its reason", () => {
	const failed = { ...aSending({ state: "failed" }), code: "30036" };
	const events = movedTo(failed, "delivered", { sid: SID, code: null }, NOON);
	expect(events.filter((event) => event.type === "DeliveryMoved" && (event.state !== "failed" || event.code !== "30036"))).toEqual([]);
});

function walked(start: Sending, states: readonly Sending["state"][]): Sending["state"][] {
	let sending = start;
	return states.map((state) => {
		for (const event of movedTo(sending, state, { sid: SID, code: null }, NOON)) sending = moved(sending, event);
		return sending.state;
	});
}

function moved(sending: Sending, event: ThreadEvent): Sending {
	return event.type === "DeliveryMoved" ? { ...sending, state: event.state, sid: sending.sid ?? event.sid } : sending;
}
