import { expect, test } from "vitest";
import { aReading, aSending, aTextIn, aTextOut, aThread, NOON } from "../../testing/thread-parts.ts";
import { consequences, queue, receive } from "./decide.ts";
import { evolve } from "./evolve.ts";
import type { Thread } from "./thread.ts";

const kinds = (thread: Thread, body: string, more = {}, optOutType: string | null = null) =>
	receive(thread, aTextIn(body, more), aReading({ optOutType })).map((event) => event.type);

test("a text is kept first, whatever it says", () => {
	for (const body of ["hello", "STOP", "", "START"]) expect(kinds(aThread(), body)[0]).toBe("TextReceived");
});

test("STOP opts the number out once, and START in again only when it was out", () => {
	expect(kinds(aThread(), "stop")).toContain("NumberOptedOut");
	expect(kinds(aThread(), "start")).not.toContain("NumberOptedIn");
	const out = aThread({ optedOut: { at: NOON, source: "patient" } });
	expect(kinds(out, "STOP")).not.toContain("NumberOptedOut");
	expect(kinds(out, "start")).toContain("NumberOptedIn");
});

test("a START found late does not undo an opt-out that came after it, by the patient or by the carrier", () => {
	for (const source of ["patient", "carrier"] as const) {
		const out = aThread({ optedOut: { at: NOON + 60_000, source } });
		expect(kinds(out, "START", { flags: ["late"] })).not.toContain("NumberOptedIn");
		expect(kinds(out, "START", { flags: ["late"], at: NOON + 120_000 })).toContain("NumberOptedIn");
	}
});

test("STOP and START that are both found late count in the order they were said", () => {
	const stopped = receive(aThread(), aTextIn("STOP", { at: NOON - 120_000, flags: ["late"] }), aReading()).reduce(
		(thread, event) => evolve(thread, event, NOON),
		aThread(),
	);
	expect(kinds(stopped, "START", { at: NOON - 60_000, flags: ["late"] })).toContain("NumberOptedIn");
});

test("STOP in a group text or from a short code is not this patient's word", () => {
	expect(kinds(aThread(), "STOP", { flags: ["group"] })).not.toContain("NumberOptedOut");
	expect(kinds(aThread({ numberKind: "short_code" }), "STOP")).not.toContain("NumberOptedOut");
});

test("the carrier's own reading counts where our word list is shorter", () => {
	expect(kinds(aThread(), "ARRÊT", {}, "STOP")).toContain("NumberOptedOut");
	expect(kinds(aThread(), "HELP", {}, "HELP")).not.toContain("NumberOptedOut");
});

test("an opt-out cancels what has not begun, and nothing that may have gone", () => {
	const states = ["queued", "held", "claimed", "unknown", "accepted", "sent"] as const;
	const sendings = states.map((state) => aSending({ id: state, state }));
	const cancelled = consequences(aThread(), { type: "NumberOptedOut", source: "patient" }, sendings, NOON);
	expect(cancelled.map((event) => "messageId" in event && event.messageId)).toEqual(["queued", "held"]);
	expect(cancelled).toMatchObject([{ state: "cancelled", code: "opted_out" }, { state: "cancelled" }]);
});

test("a text that did not arrive brings the thread back to staff, but not out of spam", () => {
	const failed = { type: "DeliveryMoved", messageId: "m1", state: "undelivered", sid: null, code: null, dueAt: null } as const;
	expect(consequences(aThread({ status: "closed" }), failed, [], NOON)).toMatchObject([{ type: "StatusChanged", status: "active" }]);
	expect(consequences(aThread({ status: "spam" }), failed, [], NOON)).toEqual([]);
	expect(consequences(aThread({ status: "pending" }), { ...failed, state: "delivered" }, [], NOON)).toEqual([]);
});

test("our text makes an active thread pending, and send and close closes it", () => {
	expect(queue(aThread(), aTextOut(), false)).toMatchObject([{ type: "TextQueued" }, { status: "pending", cause: "text_out" }]);
	expect(queue(aThread(), aTextOut(), true)).toMatchObject([{ closeAfter: true }, { status: "closed", cause: "text_out_and_close" }]);
});
