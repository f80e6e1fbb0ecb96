import fc from "fast-check";
import { expect, test } from "vitest";
import { NOON } from "../../testing/thread-parts.ts";
import { isSendRefusal, maySend, refusalReason, type SendFacts } from "./may-send.ts";

const right: SendFacts = { numberKind: "phone", optedOut: null, status: "active", registration: "confirmed", carrierReady: true };

const OBSTACLES: [string, Partial<SendFacts>, string][] = [
	["a short code", { numberKind: "short_code" }, "not_a_phone"],
	["a word for a sender", { numberKind: "word" }, "not_a_phone"],
	["a number whose owner texted STOP", { optedOut: { at: NOON, source: "patient" } }, "opted_out"],
	["a number that the carrier says has opted out", { optedOut: { at: NOON, source: "carrier" } }, "opted_out"],
	["spam", { status: "spam" }, "spam"],
	["a number that the clinic has no more", { registration: null }, "number_gone"],
	["a number that is not registered yet", { registration: "pending" }, "not_registered"],
	["no texting account", { carrierReady: false }, "no_carrier"],
];

test.for(OBSTACLES)("%s gets no text, and staff are told what to do", ([, facts, code]) => {
	const verdict = maySend({ ...right, ...facts });
	expect(verdict).toMatchObject({ allowed: false, code });
	expect(!verdict.allowed && verdict.reason.length).toBeGreaterThan(20);
});

test("a phone that nothing speaks against gets its text, whatever the thread's status but spam", () => {
	for (const status of ["active", "pending", "closed"] as const) expect(maySend({ ...right, status })).toEqual({ allowed: true });
});

test("no set of facts with an obstacle in it lets a text through", () => {
	const some = fc.subarray(OBSTACLES, { minLength: 1 });
	fc.assert(
		fc.property(some, (obstacles) => {
			const facts: SendFacts = Object.assign({}, right, ...obstacles.map(([, one]) => one));
			const verdict = maySend(facts);
			expect(verdict.allowed).toBe(false);
			if (facts.optedOut && facts.numberKind === "phone") expect(verdict).toMatchObject({ code: "opted_out" });
		}),
	);
});

test("every refusal has its own words, and no other code is one", () => {
	const codes = [...new Set(OBSTACLES.map(([, , code]) => code))];
	expect(new Set(codes.filter(isSendRefusal).map(refusalReason)).size).toBe(codes.length);
	for (const other of ["30006", "constructor", "__proto__", "toString", ""]) expect(isSendRefusal(other)).toBe(false);
});
