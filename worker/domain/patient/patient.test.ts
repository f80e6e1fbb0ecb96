import { expect, test } from "vitest";
import { AddPatient } from "../../../shared/schemas/patient.ts";
import { added, changedPatient, unnamed } from "./patient.ts";

const maria = added(AddPatient.parse({ id: "p1", name: " Maria Lopez ", language: "es" }), null, 0);

test("a patient made by staff has what they said, and nothing guessed", () => {
	expect(maria).toEqual({
		id: "p1",
		name: "Maria Lopez",
		birthDate: null,
		language: "es",
		externalId: null,
		numbers: [],
		guardians: [],
		source: "staff",
		asOf: "1970-01-01T00:00:00.000Z",
		version: 1,
		mergedInto: null,
		inactive: false,
	});
	expect(unnamed("p2", 0)).toMatchObject({ name: "", numbers: [], language: "en" });
});

test.for([
	["no name", { name: "  " }],
	["a birthday in no calendar", { birthDate: "2001-02-29" }],
	["the same number twice", { numbers: [0, 1].map(() => ({ number: "+16175550142", role: "own" })) }],
	["a number as people write it", { numbers: [{ number: "617-555-0142", role: "own" }] }],
	["a role that is none", { numbers: [{ number: "+16175550142", role: "neighbour" }] }],
	["a guardian without an end or a no to it", { guardians: [{ patientId: null, name: "Ann", role: "parent", scope: "all" }] }],
	["a field of ours", { source: "pm" }],
] as const)("a patient with %s is not taken", ([, more]) => {
	expect(AddPatient.safeParse({ id: "p1", name: "Maria", ...more }).success).toBe(false);
});

test("a change says which fields, and a stale one is refused", () => {
	const once = changedPatient(maria, { version: 1, birthDate: "1980-02-03", name: "Maria Lopez" }, 5);
	expect(once).toMatchObject({ fields: ["birthDate"], patient: { version: 2, birthDate: "1980-02-03", name: "Maria Lopez" } });
	const twice = "patient" in once ? changedPatient(once.patient, { version: 1, name: "Mary" }, 6) : null;
	expect(twice).toEqual({ refused: "patient_changed" });
});

test("to ask for what is so already changes nothing, whatever version was seen", () => {
	expect(changedPatient(maria, { version: 99, name: "Maria Lopez" }, 5)).toEqual({ patient: maria, fields: [] });
});

test("what the practice management system keeps is changed there", () => {
	expect(changedPatient({ ...maria, source: "pm" }, { name: "Mary" }, 5)).toEqual({ refused: "pm_owns" });
});
