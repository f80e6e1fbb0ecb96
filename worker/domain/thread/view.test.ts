import { expect, test } from "vitest";
import { isDeliveryCause } from "../../../shared/rules/carrier-error.ts";
import { Message } from "../../../shared/schemas/message.ts";
import { Thread as ThreadBody } from "../../../shared/schemas/thread.ts";
import { aTextOut, aThread, NOON, someFacts } from "../../testing/thread-parts.ts";
import { maySend } from "../consent/may-send.ts";
import { messageView, threadView } from "./view.ts";

const yes = { allowed: true } as const;
const shown = (state: "failed" | "cancelled" | "queued", code: string | null) =>
	messageView({ ...aTextOut(), pos: 1, state, code }).delivery;

test("what staff see of a thread is in the form that was agreed", () => {
	const thread = aThread({ received: 2, unansweredSince: NOON, attention: [{ kind: "failed_send", since: NOON, messageId: "m1" }] });
	expect(ThreadBody.parse(threadView(thread, yes, true, NOON))).toMatchObject({ unanswered: 2, display: "(617) 555-0142", canSend: yes });
	expect(Message.parse(messageView({ ...aTextOut(), pos: 1, state: "queued", code: null })).at).toBe("2026-11-02T17:00:00.000Z");
});

test("nothing of the inside is shown: no counters, no outside addresses of files", () => {
	const view = JSON.stringify(threadView(aThread(), yes, true, NOON));
	for (const field of ["untold", '"answered"', "statusAt", "optedOut", "told"]) expect(view).not.toContain(field);
	const media = [{ index: 0, contentType: "image/jpeg", url: "https://api.twilio.com/secret" }];
	expect(JSON.stringify(messageView({ ...aTextOut("", { media }), pos: 1, state: "queued", code: null }))).not.toContain("secret");
});

test("a locked box says why in words", () => {
	const facts = someFacts({ optedOut: { at: NOON, source: "patient" } });
	const { canSend } = threadView(aThread(), maySend(facts), true, NOON);
	expect(canSend).toEqual({
		allowed: false,
		code: "opted_out",
		reason: expect.stringContaining("START"),
		change: expect.stringContaining("START"),
	});
});

test.for([
	[null, "ok"],
	[NOON - 30_000, "ok"],
	[NOON - 30_001, "behind"],
] as const)("tickets failing since %s are %s", ([failingSince, helpdesk]) => {
	expect(threadView(aThread({ ticket: { failingSince } }), yes, true, NOON).helpdesk).toBe(helpdesk);
	expect(threadView(aThread({ ticket: { failingSince } }), yes, false, NOON).helpdesk).toBe("off");
});

test.for([
	["30006", "landline", "landline"],
	["21610", "opted_out", "opted out"],
	["30003", "unreachable", "out of reach"],
	["30007", "filtered", "filtered"],
	["30034", "not_registered", "not registered"],
	["99999", "other", "does not say why"],
	["0", "other", "does not say why"],
	["not_registered", "not_registered", "not registered"],
] as const)("code %s is shown as %s, in plain words", ([code, cause, words]) => {
	const delivery = shown("failed", code);
	expect(delivery).toMatchObject({ code, cause, reason: expect.stringContaining(words) });
	expect(isDeliveryCause(cause)).toBe(true);
});

test("a text that goes well has no code and no reason", () => {
	expect(shown("queued", null)).toEqual({ state: "queued" });
});
