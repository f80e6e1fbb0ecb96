import { expect, test } from "vitest";
import { aConsent } from "../../testing/thread-parts.ts";
import { answersAs, dayIn, guardianRefusal, healthConsentHere, type Phone, type Speaker } from "./guardians.ts";

const TODAY = "2026-11-02";
const rosa: Speaker = { name: "Rosa Ruiz", role: "parent", scope: "all", until: null };
const paul: Speaker = { name: "Paul Ruiz", role: "parent", scope: "all", until: "2030-05-01" };
const theirs = (...guardians: Speaker[]): Phone => ({ role: "guardian", guardians });
const named = { role: "guardian", guardian: { name: "Rosa Ruiz", role: "parent" } } as const;
const ended: Speaker = { ...rosa, until: "2026-11-01" };
const visits: Speaker = { ...rosa, scope: "scheduling" };

/** What the clinic knows, who the record names, why nothing goes. */
const CASES: [string, Phone, Parameters<typeof guardianRefusal>[1], string | null][] = [
	["the patient's own phone", { role: "own" }, undefined, null],
	["a shared phone", { role: "shared" }, undefined, null],
	["a phone of which nobody said whose it is", {}, undefined, null],
	["a guardian's phone, and nobody said who that is", theirs(), undefined, null],
	["one guardian, without an end", theirs(rosa), undefined, null],
	["one guardian, on the last day", theirs({ ...rosa, until: TODAY }), undefined, null],
	["one guardian, the day after the last", theirs(ended), undefined, "guardian_ended"],
	["one guardian, for visits only", theirs(visits), undefined, "guardian_scope"],
	["one whose time ended and one for visits only", theirs(ended, { ...paul, scope: "scheduling" }), undefined, "guardian_scope"],
	["one whose time ended and one in force", theirs(ended, paul), undefined, null],
	["the guardian who agreed", theirs(rosa, paul), named, null],
	["the guardian who agreed, whose time ended", theirs(ended), named, "guardian_ended"],
	["another guardian than the one who agreed", theirs(ended, paul), named, "guardian_changed"],
	["nobody any more, since the one who agreed was taken out", theirs(), named, "guardian_changed"],
	["the guardian who agreed, for visits only since", theirs(visits, paul), named, "guardian_scope"],
	["the patient, since the guardian agreed", { role: "own" }, named, "guardian_changed"],
	["the patient, since one of the guardians agreed", { role: "own" }, { role: "guardian", guardian: null }, "guardian_changed"],
	["a guardian, since the patient agreed", theirs(rosa), { role: "own", guardian: null }, "guardian_changed"],
	["somebody else, since the patient agreed", { role: "other" }, { role: "own", guardian: null }, "guardian_changed"],
	["the whole family, since the patient agreed", { role: "shared" }, { role: "own", guardian: null }, null],
	["a parent, on the child's last day as a child", { ...theirs(rosa), birthDate: "2008-11-03" }, undefined, null],
	["a parent, on the child's eighteenth birthday", { ...theirs(rosa), birthDate: "2008-11-02" }, undefined, "guardian_ended"],
	[
		"a parent whose time was written down as longer than childhood",
		{ ...theirs(paul), birthDate: "2008-11-02" },
		undefined,
		"guardian_ended",
	],
	["a legal guardian of a grown patient", { ...theirs({ ...rosa, role: "legal_guardian" }), birthDate: "1950-01-01" }, undefined, null],
];

test.for(CASES)("where this phone is answered by %s, consent counts or not", ([, phone, agreed, expected]) => {
	expect(guardianRefusal(phone, agreed, TODAY)).toBe(expected);
	const patients = [{ id: "ana", ...phone }];
	const consents = [aConsent(agreed && { answeredAs: agreed })];
	expect(healthConsentHere({ patients, consents }, "ana", 1, TODAY)).toBe(expected ?? "in_force");
});

test("a guardian of one patient decides nothing about another on the same phone", () => {
	const patients = [{ id: "leo", ...theirs(ended) }, { id: "ana" }];
	const consents = [aConsent(), aConsent({ id: "c2", patientId: "leo" })];
	expect(healthConsentHere({ patients, consents }, "ana", 1, TODAY)).toBe("in_force");
	expect(healthConsentHere({ patients, consents }, "leo", 1, TODAY)).toBe("guardian_ended");
	expect(healthConsentHere({ patients, consents }, null, 1, TODAY)).toBe("nobody");
});

test("a new yes, of the guardian who speaks now, counts again", () => {
	const again = aConsent({ id: "c2", answeredAs: { role: "guardian", guardian: { name: "Paul Ruiz", role: "parent" } } });
	const consents = [aConsent({ answeredAs: named }), again];
	expect(healthConsentHere({ patients: [{ id: "ana", ...theirs(ended, paul) }], consents }, "ana", 1, TODAY)).toBe("in_force");
});

test.for([
	["the patient's own phone", { role: "own" }, null],
	["a shared phone", { role: "shared" }, null],
	["a guardian's phone with one guardian", theirs(rosa), { name: "Rosa Ruiz", role: "parent" }],
	["a guardian's phone with one in force and one whose time ended", theirs({ ...paul, until: "2026-01-01" }, rosa), named.guardian],
	["a guardian's phone with two guardians", theirs(rosa, paul), null],
	["a guardian's phone with two, one of them for visits only", theirs(rosa, { ...paul, scope: "scheduling" }), null],
	["a guardian's phone with one for visits only", theirs(visits), null],
	["a guardian's phone with nobody in force", theirs(ended), null],
	["a guardian's phone of an unknown guardian", theirs(), null],
] as const)("an answer from %s names a guardian only where one alone can have given it", ([, phone, guardian]) => {
	expect(answersAs(phone, TODAY)).toEqual({ role: phone.role, guardian });
	expect(answersAs(phone, null)).toEqual({ role: phone.role, guardian: null });
});

test("where nobody said whose phone it is, the record says nothing of it", () => {
	expect(answersAs({}, TODAY)).toBeNull();
	expect(answersAs(undefined, TODAY)).toBeNull();
});

test("a guardian's last day ends at the clinic's midnight", () => {
	expect(dayIn(Date.parse("2026-11-03T04:59:59Z"), "America/New_York")).toBe("2026-11-02");
	expect(dayIn(Date.parse("2026-11-03T05:00:00Z"), "America/New_York")).toBe("2026-11-03");
});
