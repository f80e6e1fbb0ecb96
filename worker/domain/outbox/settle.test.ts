import { expect, test } from "vitest";
import { aSending, aSentMessage, NOON } from "../../testing/thread-parts.ts";
import { settle, settleByList, settleByPoll } from "./settle.ts";

const HOURS = 3_600_000;
const SID = aSentMessage().sid;
const claimed = aSending({ state: "claimed", claimedAt: NOON });
const unknown = aSending({ state: "unknown", claimedAt: NOON });
const nobody: ReadonlySet<string> = new Set();

test("a text that the carrier took has its sid, and is asked about when no receipt comes", () => {
	expect(settle(claimed, { kind: "accepted", sid: SID, state: "accepted" }, NOON, 0)).toEqual([
		{ type: "DeliveryMoved", messageId: "m1", state: "accepted", sid: SID, code: null, dueAt: NOON + 600_000 },
	]);
});

test("a text that was refused has failed, and is not tried again", () => {
	expect(settle(claimed, { kind: "refused", errorCode: 21614 }, NOON, 0)).toEqual([
		{ type: "DeliveryMoved", messageId: "m1", state: "failed", sid: null, code: "21614", dueAt: null },
	]);
});

test("a text refused because the number opted out also opts it out here", () => {
	expect(settle(claimed, { kind: "refused", errorCode: 21610 }, NOON, 0)).toMatchObject([
		{ state: "failed" },
		{ type: "NumberOptedOut", source: "carrier" },
	]);
});

test("a text of which nobody knows is looked for in half a minute, never sent at once", () => {
	expect(settle(claimed, { kind: "unknown" }, NOON, 0)).toMatchObject([{ state: "unknown", sid: null, dueAt: NOON + 30_000 }]);
});

test.for([
	[{ kind: "unreached" }, 500],
	[{ kind: "busy", retryAfterMs: null }, 500],
	[{ kind: "busy", retryAfterMs: 20_000 }, 20_500],
] as const)("a text that surely did not go (%o) waits again", ([result, waitMs]) => {
	expect(settle(claimed, result, NOON, 0)).toEqual([{ type: "SendDelayed", messageId: "m1", dueAt: NOON + waitMs, code: null }]);
});

test("ten hours after it was written a text that never began is given up, and staff are told", () => {
	expect(settle(claimed, { kind: "unreached" }, NOON + 10 * HOURS, 0)).toMatchObject([{ type: "SendDelayed" }]);
	expect(settle(claimed, { kind: "unreached" }, NOON + 10 * HOURS + 1, 0)).toMatchObject([{ state: "failed", code: "30036" }]);
});

test("a text that may have gone is known again by its words, however the carrier folds blanks", () => {
	const [written, listed] = ["Yes,  4:15\r\nis free. ", " Yes, 4:15\nis free."];
	expect(settleByList({ ...unknown, body: written }, [aSentMessage({ body: listed })], nobody, NOON, 0)).toMatchObject([
		{ type: "DeliveryMoved", state: "sent", sid: SID },
	]);
});

test("a text in the list that is another of ours is not taken for this one", () => {
	expect(settleByList(unknown, [aSentMessage()], new Set([SID]), NOON, 0)).toEqual([
		{ type: "SendAbsent", messageId: "m1", dueAt: NOON + 60_000 },
	]);
});

test("the same words sent twice are two texts: the oldest that is nobody's is taken", () => {
	const [first, second, third] = ["1", "2", "3"].map((digit, index) => aSentMessage({ sid: `SM${digit.repeat(32)}`, at: NOON + index }));
	const list = [third, second, first].filter((item) => item !== undefined);
	expect(settleByList(unknown, list, new Set([first?.sid ?? ""]), NOON, 0)).toMatchObject([{ sid: second?.sid }]);
});

test("a list that ends in bad news brings it: a text that failed at the carrier has failed here", () => {
	expect(settleByList(unknown, [aSentMessage({ state: "failed", errorCode: 30007 })], nobody, NOON, 0)).toMatchObject([
		{ state: "failed", code: "30007", dueAt: null },
	]);
	expect(settleByList(unknown, [aSentMessage({ state: "failed", errorCode: 21610 })], nobody, NOON, 0)).toMatchObject([
		{ state: "failed" },
		{ type: "NumberOptedOut" },
	]);
});

test("no answer is no proof: the list is asked again later", () => {
	expect(settleByList({ ...unknown, absent: 1 }, { kind: "no_answer", retryAfterMs: 9_000 }, nobody, NOON, 0)).toEqual([
		{ type: "SendDelayed", messageId: "m1", dueAt: NOON + 9_500, code: null },
	]);
});

test("a text absent once is looked for again, absent twice is tried once more, and after that a person decides", () => {
	const look = (more: object) => settleByList({ ...unknown, ...more }, [], nobody, NOON, 0)[0]?.type;
	expect([look({}), look({ absent: 1 }), look({ absent: 1, resent: true })]).toEqual(["SendAbsent", "SendRepeated", "SendParked"]);
});

test("a text of nobody's with other words may be this one: a person decides instead of a second text", () => {
	const list = [aSentMessage({ body: "Yes, 4:15 is free. [ad]" })];
	expect(settleByList({ ...unknown, absent: 1 }, list, nobody, NOON, 0)).toEqual([{ type: "SendParked", messageId: "m1" }]);
});

test("a text absent twice but ten hours old is not sent out of the blue", () => {
	expect(settleByList({ ...unknown, absent: 1 }, [], nobody, NOON + 10 * HOURS + 1, 0)).toMatchObject([{ state: "failed", code: "30036" }]);
});

test("a carrier that is asked and has news moves the text; one without news is asked again, ever more rarely", () => {
	const sent = aSending({ state: "sent", sid: SID });
	expect(settleByPoll(sent, aSentMessage({ state: "delivered" }), NOON, 0)).toMatchObject([{ state: "delivered", dueAt: null }]);
	for (const answer of [aSentMessage({ state: "sent" }), aSentMessage({ state: null }), null]) {
		expect(settleByPoll(sent, answer, NOON + 600_000, 0)).toEqual([{ type: "SendWatched", messageId: "m1", dueAt: NOON + HOURS }]);
	}
	expect(settleByPoll(sent, null, NOON + HOURS, 0)).toMatchObject([{ dueAt: NOON + 12 * HOURS }]);
	expect(settleByPoll(sent, null, NOON + 12 * HOURS, 0)).toMatchObject([{ dueAt: null }]);
	expect(settleByPoll(sent, { kind: "no_answer", retryAfterMs: null }, NOON, 0)).toMatchObject([
		{ type: "SendDelayed", dueAt: NOON + 500 },
	]);
});

test("asking finds an opt-out too", () => {
	const sent = aSending({ state: "sent", sid: SID });
	expect(settleByPoll(sent, aSentMessage({ state: "undelivered", errorCode: 21610 }), NOON, 0)).toMatchObject([
		{ state: "undelivered", code: "21610" },
		{ type: "NumberOptedOut", source: "carrier" },
	]);
});
