import { expect, test } from "vitest";
import type { AnsweredAs } from "../../../shared/schemas/consent.ts";
import { aConsent, NOON } from "../../testing/thread-parts.ts";
import { answered, ended, endedByStop, expired, healthConsent, inForce, type KeptConsent, openRequest, signedText } from "./phi-consent.ts";

const HOUR = 3_600_000;
const ASKED = aConsent({ state: "open", answerMessageId: null, at: NOON, askedAt: NOON, expiresAt: NOON + 72 * HOUR });
const says = (word: "yes" | "no", at: number) => ({ messageId: "SM9", at, says: word });
const state = (consents: KeptConsent[], version = 1) => healthConsent(consents, "ana", version);

test.for([
	["long before it", NOON - HOUR, null],
	["in the moment in which it was asked", NOON, null],
	["just after it", NOON + 1, "granted"],
	["in the last moment of the window", NOON + 72 * HOUR, "granted"],
	["just after the window", NOON + 72 * HOUR + 1, null],
] as const)("a yes %s counts only if it is newer than the question and in its window", ([, at, expected]) => {
	expect(answered(ASKED, says("yes", at), true)?.state ?? null).toBe(expected);
	expect(answered(ASKED, says("no", at), true)?.state ?? null).toBe(expected && "refused");
});

test("a yes to a question that never went out, or to none, signs nothing", () => {
	expect(answered(ASKED, says("yes", NOON + 1), false)).toBeNull();
	expect(answered(null, says("yes", NOON + 1), true)).toBeNull();
	expect(answered({ ...ASKED, askedAt: null }, says("yes", NOON + 1), true)).toBeNull();
	expect(answered({ ...ASKED, expiresAt: null }, says("yes", NOON + 1), true)).toBeNull();
});

test("an answer keeps all of the question it answers: whose, in which words, asked by whom", () => {
	const granted = answered(ASKED, says("yes", NOON + 5), true);
	expect(granted).toEqual({ ...ASKED, state: "granted", at: NOON + 5, answerMessageId: "SM9" });
	expect(ASKED.state).toBe("open");
});

test.for(["granted", "refused", "expired", "withdrawn", "paused"] as const)("a record that is %s is no open question", (closed) => {
	expect(openRequest([aConsent({ state: closed })])).toBeNull();
	expect(openRequest([aConsent({ state: closed }), ASKED])).toBe(ASKED);
});

test("a question ends with its window, not before, and as of the window's end", () => {
	expect(expired(ASKED, NOON + 72 * HOUR)).toBeNull();
	expect(expired(ASKED, NOON + 80 * HOUR)).toEqual({ ...ASKED, state: "expired", at: NOON + 72 * HOUR });
	expect(expired(null, NOON)).toBeNull();
	expect(expired({ ...ASKED, expiresAt: null }, NOON + 80 * HOUR)).toBeNull();
});

test("a STOP closes the open question and takes back each yes, with a record of its own, and edits nothing that was signed", () => {
	const ana = aConsent({ recordHash: "a".repeat(64) });
	const ben = aConsent({ id: "c2", patientId: "ben", state: "refused" });
	const question = { ...ASKED, id: "c3", patientId: "cy" };
	const records = endedByStop([ana, ben, question], NOON + 5);
	expect(records).toMatchObject([
		{ id: "c3", state: "expired", at: NOON + 5 },
		{ id: "c1.withdrawn", ends: "c1", state: "withdrawn", patientId: "ana", by: null, at: NOON + 5 },
	]);
	expect(records.map(({ recordHash }) => recordHash)).toEqual([undefined, undefined]);
	expect(endedByStop([], NOON)).toEqual([]);
	expect(answered(openRequest(records), says("yes", NOON + 6), true)).toBeNull();
});

test("a STOP and a wrong number reach a yes although the question for newer words ran out since", () => {
	const consents = [aConsent(), aConsent({ id: "c2", wordingVersion: 2, state: "expired" })];
	expect(inForce(consents).map(({ id }) => id)).toEqual(["c1"]);
	expect(endedByStop(consents, NOON).map(({ id }) => id)).toEqual(["c1.withdrawn"]);
});

test("a withdrawal is a new record that names the one it ends, and claims no signature", () => {
	const granted = aConsent({ recordHash: "a".repeat(64) });
	const before = structuredClone(granted);
	const by = { id: "8", name: "Rita Ray" };
	const record = ended(granted, { id: "w1", state: "withdrawn", reason: "said so at the desk", by, at: NOON + HOUR });
	expect(granted).toEqual(before);
	expect(record).toMatchObject({ id: "w1", ends: "c1", state: "withdrawn", reason: "said so at the desk", by, at: NOON + HOUR });
	expect(record).toMatchObject({ requestMessageId: null, answerMessageId: null, askedAt: null, expiresAt: null });
	expect(record).toMatchObject({ patientId: "ana", wordingVersion: 1, wordingHash: granted.wordingHash, language: "en" });
	expect(record).not.toHaveProperty("recordHash");
	expect([state([granted]), state([granted, record])]).toEqual(["in_force", "none"]);
});

const withdrawn = aConsent({ id: "c1.withdrawn", state: "withdrawn" });
const paused = aConsent({ id: "c1.paused", state: "paused" });
const AGAIN = aConsent({ id: "c2" });

test.for<[string, KeptConsent[], number, string]>([
	["nobody was asked", [], 1, "none"],
	["the question is open", [ASKED], 1, "none"],
	["the question ran out", [{ ...ASKED, state: "expired" }], 1, "none"],
	["the patient said no", [aConsent({ state: "refused" })], 1, "none"],
	["the patient said yes", [aConsent()], 1, "in_force"],
	["the patient said yes and is asked again", [aConsent(), { ...ASKED, id: "c2" }], 1, "in_force"],
	["the patient said yes and let a second question run out", [aConsent(), { ...ASKED, id: "c2", state: "expired" }], 1, "in_force"],
	["the patient said yes, then no", [aConsent(), aConsent({ id: "c2", state: "refused" })], 1, "none"],
	["the yes was taken back", [aConsent(), withdrawn], 1, "none"],
	["the yes was taken back and given again", [aConsent(), withdrawn, AGAIN], 1, "in_force"],
	["the number may have changed hands", [aConsent(), paused], 1, "paused"],
	["the number was made sure of and the patient asked again", [aConsent(), paused, AGAIN], 1, "in_force"],
	["the clinic has new words since", [aConsent()], 2, "outdated"],
	["the clinic has new words, asked for and not answered", [aConsent(), { ...ASKED, id: "c2", wordingVersion: 2 }], 2, "outdated"],
	["the patient said yes to the new words", [aConsent(), aConsent({ id: "c2", wordingVersion: 2 })], 2, "in_force"],
	["it was another patient who said yes", [aConsent({ patientId: "ben" })], 1, "none"],
	["another patient took theirs back", [aConsent(), aConsent({ id: "c2", patientId: "ben", state: "withdrawn" })], 1, "in_force"],
])("when %s, that is how it stands", ([, consents, version, expected]) => {
	expect(state(consents, version)).toBe(expected);
});

test("of a text that is about nobody, nobody has agreed to anything", () => {
	expect(healthConsent([aConsent()], null, 1)).toBe("nobody");
});

const ROSA: AnsweredAs & { guardian: object } = { role: "guardian", guardian: { name: "Rosa Ruiz", role: "parent" } };

test("who answered is kept with the answer, and a record that ends it claims nobody's", () => {
	const granted = answered(ASKED, { ...says("yes", NOON + 1), as: ROSA }, true);
	expect(granted).toMatchObject({ state: "granted", answeredAs: ROSA });
	expect(answered(ASKED, { ...says("yes", NOON + 1), as: null }, true)).not.toHaveProperty("answeredAs");
	const [end] = endedByStop(granted ? [granted] : [], NOON + 5);
	expect(end).toMatchObject({ state: "withdrawn" });
	expect(end).not.toHaveProperty("answeredAs");
});

test("the signed text of a record from before this was kept is what it was", () => {
	const signed: unknown[] = JSON.parse(signedText(aConsent(), { number: "+16175550142", clinicId: "riverside", text: "May we?" }));
	expect(signed).toHaveLength(14);
	expect(signed.at(-1)).toEqual({ id: "7", name: "Dana Klein" });
});

test("the signed record changes with every single fact of it", () => {
	const words = { number: "+16175550142", clinicId: "riverside", text: "May we text you?" };
	const signed = signedText(aConsent(), words);
	const others: [Partial<KeptConsent>, Partial<typeof words>][] = [
		...[{ id: "x" }, { patientId: "ben" }, { state: "refused" as const }, { wordingVersion: 2 }, { wordingHash: "1" }].map(
			(more) => [more, {}] satisfies [Partial<KeptConsent>, object],
		),
		...[{ language: "es" as const }, { requestMessageId: "x" }, { answerMessageId: "x" }, { askedAt: 1 }, { at: 1 }, { by: null }].map(
			(more) => [more, {}] satisfies [Partial<KeptConsent>, object],
		),
		...[
			{ role: "guardian" as const, guardian: null },
			{ role: "own" as const, guardian: null },
			ROSA,
			{ ...ROSA, role: "own" as const },
		].map((answeredAs) => [{ answeredAs }, {}] satisfies [Partial<KeptConsent>, object]),
		[{ answeredAs: { ...ROSA, guardian: { ...ROSA.guardian, role: "caregiver" } } }, {}],
		[{}, { number: "+16175550143" }],
		[{}, { clinicId: "hilltop" }],
		[{}, { text: "May we text you!" }],
	];
	const all = others.map(([consent, about]) => signedText(aConsent(consent), { ...words, ...about }));
	expect(new Set([signed, ...all]).size).toBe(others.length + 1);
	expect(signedText(aConsent(), { ...words })).toBe(signed);
});
