import fc from "fast-check";
import { expect, test } from "vitest";
import type { Patient } from "../../../shared/schemas/patient.ts";
import { SeenPatient } from "../../../shared/schemas/patient-match.ts";
import { factsOf, matchOf, type Person } from "./match.ts";
import { unnamed } from "./patient.ts";

const place = { country: "US", today: "2026-11-24" };
const [mobile, home, other] = ["+12025550143", "+12025550144", "+12025550199"];

function aRecord(more: Partial<Patient>): Patient {
	return { ...unnamed("p1", 0), name: "Ana Maria Ruiz", birthDate: "1980-04-03", externalId: "42", source: "pm", ...more };
}

const person = (more: Partial<Patient> = {}, merged: Partial<Patient>[] = []): Person => {
	const patient = aRecord({ numbers: [{ number: mobile, role: "own" }], ...more });
	return { patient, records: [patient, ...merged.map(aRecord)] };
};

const judge = (seen: object, ...people: Person[]) => matchOf(factsOf(SeenPatient.parse(seen), place), people);
const short = (seen: object, ...people: Person[]) => {
	const { verdict, candidates } = judge(seen, ...people);
	return [verdict, ...candidates.map(({ patient, differences }) => [patient.id, ...differences].join(" "))];
};

const typed = (number: string, label: string | null = null) => ({ typed: number, label });
const twin = person({ id: "p2", name: "Eva Ruiz", externalId: "43" });
const namesake = person({ id: "p3", externalId: "44", numbers: [] });

test.for([
	["id, name and birth date", { externalId: "42", name: "Ruiz, Ana María", birthDate: "04/03/1980" }],
	["an id alone", { externalId: "42" }],
	["an id and a name", { externalId: "42", name: "ANA RUIZ" }],
	["name and birth date, and no id", { name: "Ana Ruiz", birthDate: "3 April 1980" }],
	["an id, and a birth date that can be read two ways", { externalId: "42", birthDate: "03/04/1980" }],
	["an id, and a birth date that is none", { externalId: "42", birthDate: "(hidden)" }],
	["an id, and a name half hidden", { externalId: "42", name: "A** R***" }],
	["an id, and their number", { externalId: "42", numbers: [typed("(202) 555-0143", "Cell")] }],
	["an id, and an emergency number", { externalId: "42", numbers: [typed("(202) 555-0199", "Emergency")] }],
] as const)("a page with %s shows one patient", ([, seen]) => {
	expect(short(seen, person())).toEqual(["match", "p1"]);
});

test.for([
	["another name", { externalId: "42", name: "Eva Ruiz" }, "p1 name"],
	["another birth date", { externalId: "42", birthDate: "04/13/1980" }, "p1 birthDate"],
	["another name and birth date", { externalId: "42", name: "Eva Ruiz", birthDate: "1981-01-01" }, "p1 name birthDate"],
	["another number", { externalId: "42", numbers: [typed("202-555-0199", "Mobile")] }, "p1 number"],
	["another id", { externalId: "77", name: "Ana Ruiz", birthDate: "1980-04-03" }, "p1 id"],
	["another name beside their number", { name: "Eva Ruiz", numbers: [typed("202-555-0143")] }, "p1 name"],
] as const)("%s than the copy has is shown, and chosen by a person", ([, seen, shown]) => {
	expect(short(seen, person())).toEqual(["mismatch", shown]);
});

test("a name alone, a birth date alone or a number alone prove nobody", () => {
	expect(short({ name: "Ana Ruiz" }, person())).toEqual(["mismatch", "p1"]);
	expect(short({ birthDate: "1980-04-03" }, person())).toEqual(["unknown"]);
	expect(short({ numbers: [typed("202-555-0143")] }, person())).toEqual(["mismatch", "p1"]);
	expect(short({ name: "Ana Ruiz", birthDate: "1980-04-03" }, person({ birthDate: null }))).toEqual(["mismatch", "p1"]);
});

test("two who fit are never chosen between", () => {
	const seen = { name: "Ana Ruiz", birthDate: "1980-04-03" };
	expect(short(seen, person(), namesake)).toEqual(["mismatch", "p1", "p3"]);
	expect(short({ ...seen, birthDate: "03/04/1980" }, person(), person({ id: "p4", birthDate: "1980-03-04" }))).toEqual([
		"mismatch",
		"p1",
		"p4",
	]);
	expect(short({ externalId: "42" }, person(), person({ id: "p5" }))).toEqual(["mismatch", "p1", "p5"]);
});

test("an id decides between namesakes of one birth date", () => {
	expect(short({ externalId: "42", name: "Ana Ruiz", birthDate: "1980-04-03" }, person(), namesake)).toEqual(["match", "p1"]);
});

test("a family phone is no contradiction, but somebody else's phone is", () => {
	const seen = { externalId: "44", name: "Ana Ruiz", numbers: [typed("202-555-0143", "Home")] };
	expect(short({ ...seen, externalId: "42" }, person(), twin)).toEqual(["match", "p1"]);
	expect(short(seen, namesake, twin)).toEqual(["mismatch", "p3 number", "p2 id name"]);
});

test("a record that was merged away leads to who stands for both", () => {
	const survivor = person({ name: "Ana Ruiz Vega", numbers: [{ number: home, role: "own" }] }, [
		{ id: "p9", externalId: "9", name: "Ana Ruiz" },
	]);
	expect(short({ externalId: "9", name: "Ana Ruiz", birthDate: "1980-04-03" }, survivor)).toEqual(["match", "p1"]);
	expect(short({ externalId: "9", name: "Eva Ruiz" }, survivor)).toEqual(["mismatch", "p1 name"]);
});

test("nobody like that is nobody", () => {
	expect(judge({ externalId: "42", name: "Ana Ruiz", birthDate: "1980-04-03" })).toEqual({
		verdict: "unknown",
		candidates: [],
		seenNumbers: [],
		noNumber: "none",
	});
});

test("every number of the patient is named and none is chosen; numbers of a page are hints", () => {
	const two = person({ numbers: [mobile, home].map((number) => ({ number, role: "own" })) });
	expect(
		judge({ externalId: "42", numbers: [typed("202-555-0143", "Cell"), typed("(202) 555-0143"), typed("202-555-0144")] }, two),
	).toMatchObject({
		verdict: "match",
		candidates: [{ usable: [mobile, home] }],
		seenNumbers: [
			{ number: mobile, label: "Cell" },
			{ number: home, label: null },
		],
		noNumber: null,
	});
	expect(judge({ externalId: "42", numbers: [typed("202-555-0199")] }, person({ numbers: [] }))).toMatchObject({
		verdict: "match",
		seenNumbers: [{ number: other }],
		noNumber: "none",
	});
});

test.for([
	["masked", [typed("(***) ***-0143")]],
	["local", [typed("555-0143")]],
	["not_own", [typed("202-555-0143", "Guardian")]],
	["abroad_or_wrong", [typed("+44 20 7946 0958")]],
	["none", []],
] as const)("a patient without a number: staff are told why (%s)", ([noNumber, numbers]) => {
	expect(judge({ externalId: "42", numbers: [...numbers] }, person({ numbers: [] }))).toMatchObject({ verdict: "match", noNumber });
	expect(judge({ externalId: "42", numbers: [...numbers] })).toMatchObject({ verdict: "unknown", noNumber });
});

test("a small copy of people, seen in any way: a match is always that very person", () => {
	const names = ["Ana Ruiz", "Ana Maria Ruiz", "Eva Ruiz", "Ana Reyes", "Ruiz, Ana", ""];
	const days = ["1980-04-03", "1980-03-04", "1981-01-01"];
	const numbers = [mobile, home, other];
	const someone = fc.record({
		externalId: fc.option(fc.constantFrom("1", "2", "3")),
		name: fc.constantFrom(...names),
		birthDate: fc.option(fc.constantFrom(...days)),
		numbers: fc.subarray(numbers).map((some) => some.map((number) => ({ number, role: "own" as const }))),
	});
	const page = fc.record({
		externalId: fc.option(fc.constantFrom("1", "2", "3")),
		name: fc.option(fc.constantFrom("RUIZ, ANA", "Ana M Ruiz", "Eva Ruiz", "Reyes, Ana")),
		birthDate: fc.option(fc.constantFrom(...days, "03/04/1980", "04/03/80")),
		numbers: fc.subarray(numbers).map((some) => some.map((number) => typed(number))),
	});
	let matches = 0;
	fc.assert(
		fc.property(fc.array(someone, { maxLength: 5 }), page, (copy, seen) => {
			const people = copy.map((one, index) => person({ id: `p${index}`, ...one }));
			const answer = judge(seen, ...people);
			expect(answer.verdict === "unknown").toBe(answer.candidates.length === 0);
			if (answer.verdict !== "match") return;
			matches++;
			expect(answer.candidates).toHaveLength(1);
			const [found] = answer.candidates;
			expect(found?.differences).toEqual([]);
			const rivals = copy.filter(({ externalId, name, birthDate }) =>
				seen.externalId === null
					? name !== "" && birthDate === found?.patient.birthDate && name === found.patient.name
					: externalId === seen.externalId,
			);
			expect(rivals).toHaveLength(1);
			if (seen.externalId !== null) expect(found?.patient.externalId).toBe(seen.externalId);
			else expect([seen.name, seen.birthDate]).not.toContain(null);
		}),
		{ numRuns: 3_000 },
	);
	expect(matches).toBeGreaterThan(50);
});
