import fc from "fast-check";
import { expect, test } from "vitest";
import { aReading, aTextIn, aTextOut, aThread, NOON } from "../../testing/thread-parts.ts";
import { queue, receive, setStatus } from "./decide.ts";
import { evolve } from "./evolve.ts";
import { statusAfter } from "./status.ts";
import type { Thread, ThreadEvent } from "./thread.ts";

const STATUSES = ["active", "pending", "closed", "spam"] as const;

test.for([
	["a text from the patient", "text_in", ["active", "active", "active", "spam"]],
	["our text", "text_out", ["pending", "pending", "pending", "spam"]],
	["send and close", "text_out_and_close", ["closed", "closed", "closed", "spam"]],
	["a text that did not arrive", "not_delivered", ["active", "active", "active", "spam"]],
] as const)("after %s an active, pending, closed and spam thread is right", ([, cause, after]) => {
	expect(STATUSES.map((status) => statusAfter(status, cause))).toEqual(after);
});

test.for(STATUSES.flatMap((from) => STATUSES.map((to) => [from, to] as const)))(
	"a person can take a thread from %s to %s",
	([from, to]) => {
		const events = setStatus(aThread({ status: from }), to, "7");
		expect(events).toEqual(from === to ? [] : [{ type: "StatusChanged", status: to, cause: "person", by: "7" }]);
		expect(after(aThread({ status: from }), events).status).toBe(to);
	},
);

test("a person who sets the status a thread has already has seen what failed there", () => {
	const failed = aThread({ failed: true, attention: [{ kind: "failed_send", since: NOON, messageId: "m1" }] });
	expect(after(failed, setStatus(failed, "active", "7"))).toMatchObject({ status: "active", failed: false, attention: [] });
});

test("spam stays spam whatever comes and goes, until a person says otherwise", () => {
	const moves = fc.constantFrom("in", "out", "close");
	fc.assert(
		fc.property(fc.array(moves), (all) => {
			const end = all.reduce((thread, move) => after(thread, moved(thread, move)), aThread({ status: "spam" }));
			expect(end).toMatchObject({ status: "spam", unansweredSince: null });
			expect(end.received).toBe(end.answered);
			expect(after(end, setStatus(end, "active", "7")).status).toBe("active");
		}),
	);
});

function moved(thread: Thread, move: string): ThreadEvent[] {
	return move === "in" ? receive(thread, aTextIn(), aReading()) : queue(thread, aTextOut(), move === "close");
}

function after(thread: Thread, events: ThreadEvent[]): Thread {
	return events.reduce((before, event) => evolve(before, event, NOON), thread);
}
