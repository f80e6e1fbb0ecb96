import { expect, test } from "vitest";
import { aConsent, aTextIn, aTextOut, aThread, NOON } from "../../testing/thread-parts.ts";
import { askAgainAt, erase, nextErasing } from "./erase.ts";
import { evolve } from "./evolve.ts";

const ERASED = { by: "Dana Klein", reason: "Sent to the wrong person" };
const sent = (more: object = {}) => ({ ...aTextOut("hello", { id: "m1" }), state: "delivered" as const, sid: "SM1", ...more });
const received = (more: object = {}) => ({ ...aTextIn("my knee"), state: "received" as const, sid: null, ...more });
const types = (events: ReturnType<typeof erase>) => ("refused" in events ? events : events.map(({ type }) => type));

test("a delivered text goes here, and the carrier is asked to delete its copy", () => {
	expect(erase(aThread(), sent(), ERASED, ["f1"])).toEqual([
		{ type: "FileDropped", fileId: "f1", messageId: "m1" },
		{ type: "MessageErased", messageId: "m1", ...ERASED },
		{ type: "EraseAsked", messageId: "m1", sid: "SM1" },
	]);
});

test("a text that came in is known to the carrier by its own id; one from the secure page is not known there", () => {
	expect(erase(aThread(), received({ id: "SMin" }), ERASED, [])).toMatchObject([{}, { type: "EraseAsked", sid: "SMin" }]);
	expect(types(erase(aThread(), received({ channel: "secure" }), ERASED, []))).toEqual(["MessageErased"]);
});

test.for(["queued", "held"] as const)("a text that waits (%s) does not go any more", (state) => {
	expect(erase(aThread(), sent({ state, sid: null }), ERASED, [])).toMatchObject([
		{ type: "DeliveryMoved", state: "cancelled" },
		{ type: "MessageErased" },
	]);
});

test.for(["claimed", "unknown"] as const)("a text of which nobody knows whether it goes (%s) is deleted when that is settled", (state) => {
	expect(erase(aThread(), sent({ state, sid: null }), ERASED, [])).toEqual({ refused: "still_going" });
});

test("the question and the answer of a consent stay", () => {
	const consents = [aConsent({ requestMessageId: "m1", answerMessageId: "SMin" })];
	expect(erase(aThread({ consents }), sent(), ERASED, [])).toEqual({ refused: "part_of_consent" });
	expect(erase(aThread({ consents }), received({ id: "SMin" }), ERASED, [])).toEqual({ refused: "part_of_consent" });
});

test("what is deleted already is not deleted again", () => {
	expect(erase(aThread(), sent({ deleted: { at: NOON, ...ERASED } }), ERASED, [])).toEqual([]);
});

test("the list shows no words of the newest text when it is deleted, and nothing waits for a person because of it", () => {
	const thread = aThread({
		last: { id: "m1", body: "hello", at: NOON, direction: "out" },
		attention: [{ kind: "emergency", since: NOON, messageId: "m1" }],
		owed: [{ messageId: "m1", kind: "after_hours", at: NOON, marked: false }],
	});
	const after = evolve(thread, { type: "MessageErased", messageId: "m1", ...ERASED }, NOON);
	expect(after).toMatchObject({ last: { body: "", deleted: true }, attention: [], owed: [] });
	expect(evolve(thread, { type: "MessageErased", messageId: "m0", ...ERASED }, NOON).last).toEqual(thread.last);
});

test("the carrier is asked again until its copy is gone: after a minute first, then more rarely, at least four times a day", () => {
	const MINUTE = 60_000;
	expect(askAgainAt(0, 0, 0, null)).toBe(MINUTE);
	expect(askAgainAt(0, 3, 0, null)).toBe(8 * MINUTE);
	expect(askAgainAt(0, 60, 0.5, null)).toBe(6 * 60 * MINUTE);
	expect(askAgainAt(0, 0, 0, 10 * MINUTE)).toBeGreaterThanOrEqual(10 * MINUTE);
});

test("what the carrier has is on the list until the carrier says that it is gone", () => {
	const asked = evolve(aThread(), { type: "EraseAsked", messageId: "m1", sid: "SM1" }, NOON);
	expect(nextErasing(asked)).toEqual({ messageId: "m1", sid: "SM1", dueAt: NOON, attempt: 0 });
	const late = evolve(asked, { type: "EraseDelayed", messageId: "m1", dueAt: NOON + 5 }, NOON);
	expect(nextErasing(late)).toMatchObject({ dueAt: NOON + 5, attempt: 1 });
	expect(nextErasing(evolve(late, { type: "CarrierErased", messageId: "m1" }, NOON))).toBeNull();
});
