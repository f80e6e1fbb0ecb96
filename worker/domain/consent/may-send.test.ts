import fc from "fast-check";
import { expect, test } from "vitest";
import { NOON, someFacts } from "../../testing/thread-parts.ts";
import { heldUntil, maySend, type SendFacts, type SendingParty } from "./may-send.ts";
import { CHANGES, isSendRefusal, REASONS, refusalReason } from "./reasons.ts";

const MORNING = NOON + 10 * 3_600_000;
const stop = (source: "patient" | "carrier" | "staff", at = NOON) => ({ optedOut: { at, source } });

/** What stands in a text's way, whoever sends it. */
const OBSTACLES: [string, Partial<SendFacts>, string][] = [
	["a short code", { numberKind: "short_code" }, "not_a_phone"],
	["a word for a sender", { numberKind: "word" }, "not_a_phone"],
	["a number whose owner texted STOP", stop("patient"), "opted_out"],
	["a number that the carrier says has opted out", stop("carrier"), "opted_out"],
	["a number that staff opted out on request", stop("staff"), "opted_out_by_staff"],
	["spam", { status: "spam" }, "spam"],
	["a number that the clinic has no more", { registration: null }, "number_gone"],
	["a number that is not registered yet", { registration: "pending" }, "not_registered"],
	["no texting account", { carrierReady: false }, "no_carrier"],
	["health details without consent", { health: "none" }, "no_phi_consent"],
	["health details under older words", { health: "outdated" }, "phi_consent_outdated"],
	["health details while consent is paused", { health: "paused" }, "phi_consent_paused"],
	["health details for a guardian whose time has ended", { health: "guardian_ended" }, "guardian_ended"],
	["health details for a guardian who speaks about visits only", { health: "guardian_scope" }, "guardian_scope"],
	["health details where another agreed than answers now", { health: "guardian_changed" }, "guardian_changed"],
	["health details in a clinic that does not send them", { health: "switched_off" }, "phi_off"],
	["health details of nobody in particular", { health: "nobody" }, "about_nobody"],
];

const SENDERS: [string, SendingParty][] = [
	["a person", { type: "person", inConversation: false }],
	["a person in conversation", { type: "person", inConversation: true }],
	["the system of its own accord", { type: "system", kind: "recall" }],
	["an answer that nobody types", { type: "answer" }],
];

test.for(OBSTACLES.flatMap(([what, facts, code]) => SENDERS.map(([who, sender]) => [what, who, facts, sender, code] as const)))(
	"%s gets no text from %s, and staff are told what would change it",
	([, , facts, sender, code]) => {
		expect(maySend(someFacts({ ...facts, sender }))).toEqual({
			allowed: false,
			code,
			reason: expect.stringMatching(/.{20}/),
			change: expect.stringMatching(/.{10}/),
		});
	},
);

test("a phone that nothing speaks against gets its text, whatever the thread's status but spam", () => {
	for (const status of ["active", "pending", "closed"] as const) expect(maySend(someFacts({ status }))).toEqual({ allowed: true });
});

test("consent in force lets health details through", () => {
	expect(maySend(someFacts({ health: "in_force" }))).toEqual({ allowed: true });
});

test("no set of facts with an obstacle in it lets a text through, and an opt-out is always said first", () => {
	const some = fc.subarray(OBSTACLES, { minLength: 1 });
	const sender = fc.constantFrom(...SENDERS.map(([, one]) => one));
	fc.assert(
		fc.property(some, sender, (obstacles, who) => {
			const facts = someFacts(Object.assign({ sender: who }, ...obstacles.map(([, one]) => one)));
			const verdict = maySend(facts);
			expect(verdict.allowed).toBe(false);
			if (facts.optedOut && facts.numberKind === "phone") expect(verdict).toMatchObject({ code: expect.stringContaining("opted_out") });
		}),
	);
});

test("the one confirmation of an opt-out goes within five minutes, even to a spam thread, and never later", () => {
	const sender = { type: "confirmation" } as const;
	expect(maySend(someFacts({ ...stop("patient", NOON - 5 * 60_000), sender, status: "spam" }))).toEqual({ allowed: true });
	expect(maySend(someFacts({ ...stop("patient", NOON - 5 * 60_000 - 1), sender }))).toMatchObject({ code: "too_late_to_confirm" });
	expect(maySend(someFacts({ sender }))).toMatchObject({ code: "too_late_to_confirm" });
});

test("in quiet hours the system's own texts wait until a named time, answers and people do not", () => {
	const held = maySend(someFacts({ sender: { type: "system", kind: "recall" }, quietUntil: MORNING }));
	expect(held).toMatchObject({ allowed: false, code: "quiet_hours", until: MORNING });
	expect(heldUntil(held)).toBe(MORNING);
	expect(maySend(someFacts({ sender: { type: "answer" }, quietUntil: MORNING }))).toEqual({ allowed: true });
	expect(maySend(someFacts({ sender: { type: "person", inConversation: true }, quietUntil: MORNING }))).toEqual({ allowed: true });
	expect(maySend(someFacts({ sender: { type: "person", inConversation: false }, quietUntil: MORNING }))).toMatchObject({
		allowed: true,
		warning: { code: "quiet_hours", until: MORNING },
	});
});

test("while a text that may mean STOP waits for a person, the system is silent and people are warned", () => {
	expect(maySend(someFacts({ stopAsked: true, sender: { type: "system", kind: null } }))).toMatchObject({ code: "stop_question" });
	expect(maySend(someFacts({ stopAsked: true, sender: { type: "answer" } }))).toMatchObject({ code: "stop_question" });
	expect(maySend(someFacts({ stopAsked: true }))).toMatchObject({ allowed: true, warning: { code: "stop_question" } });
});

test("a kind of outreach that was stopped goes no more; other kinds and people do", () => {
	const stoppedKinds = [{ kind: "recall", at: NOON, source: "patient" as const }];
	expect(maySend(someFacts({ stoppedKinds, sender: { type: "system", kind: "recall" } }))).toMatchObject({ code: "kind_stopped" });
	expect(maySend(someFacts({ stoppedKinds, sender: { type: "system", kind: "reminder" } }))).toEqual({ allowed: true });
	expect(maySend(someFacts({ stoppedKinds }))).toEqual({ allowed: true });
});

test("a landline is said to be one: people are warned, the system does not try", () => {
	expect(maySend(someFacts({ numberClass: "landline" }))).toMatchObject({ allowed: true, warning: { code: "landline" } });
	expect(maySend(someFacts({ numberClass: "landline", sender: { type: "system", kind: null } }))).toMatchObject({ code: "landline" });
	expect(maySend(someFacts({ numberClass: "foreign" }))).toMatchObject({ allowed: true, warning: { code: "foreign" } });
});

test("every refusal has its own words and its own way on, and no other code is one", () => {
	const codes = Object.keys(REASONS).filter(isSendRefusal);
	expect(new Set(codes.map(refusalReason)).size).toBe(codes.length);
	expect(Object.keys(CHANGES).sort()).toEqual([...codes].sort());
	for (const other of ["30006", "constructor", "__proto__", "toString", ""]) expect(isSendRefusal(other)).toBe(false);
});
