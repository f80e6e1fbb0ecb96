import { expect, test } from "vitest";
import type { Patient } from "../../../shared/schemas/patient.ts";
import { aConsent, aThread, NOON, PAIR } from "../../testing/thread-parts.ts";
import { healthConsent } from "../consent/phi-consent.ts";
import { evolve } from "./evolve.ts";
import { asLinked, patientNews } from "./patient-news.ts";

const ana: Patient = {
	id: "ana",
	name: "Ana Ruiz",
	birthDate: "1981-03-14",
	language: "en",
	externalId: null,
	numbers: [{ number: PAIR.number, role: "own" }],
	guardians: [],
	source: "staff",
	asOf: "2026-11-02T17:00:00Z",
	version: 1,
	mergedInto: null,
	inactive: false,
};
const thread = aThread({ patients: [asLinked(ana, PAIR.number)], consents: [aConsent()] });
const after = (known: Patient) => patientNews(thread, [known], NOON).reduce((before, event) => evolve(before, event, NOON), thread);

test("a patient who is as before changes nothing", () => {
	expect(patientNews(thread, [ana], NOON)).toEqual([]);
	expect(patientNews(aThread(), [ana], NOON)).toEqual([]);
});

test("a corrected name, birth date or language is taken over", () => {
	expect(after({ ...ana, name: "Ana Ruiz Peña", language: "es" }).patients).toEqual([
		{ ...asLinked(ana, PAIR.number), name: "Ana Ruiz Peña", language: "es" },
	]);
});

test("a number that is no longer the patient's pauses the consent by a record of its own, once", () => {
	const moved = { ...ana, numbers: [{ number: "+16175550199", role: "own" as const }] };
	const paused = after(moved);
	expect(paused.consents).toMatchObject([
		{ id: "c1", state: "granted" },
		{ state: "paused", ends: "c1", by: null },
	]);
	expect(healthConsent(paused.consents, "ana", 1)).toBe("paused");
	expect(patientNews(paused, [moved], NOON)).toEqual([]);
});

test("a patient of whom the clinic knows no number at all keeps the consent", () => {
	expect(after({ ...ana, numbers: [] }).consents).toEqual(thread.consents);
});

test("a patient whose number the practice management system took away has the consent paused", () => {
	const gone = after({ ...ana, source: "pm", numbers: [] });
	expect(healthConsent(gone.consents, "ana", 1)).toBe("paused");
});

test("a merged patient's thread follows the survivor, and the consent waits for a new yes", () => {
	const both = [
		{ ...ana, mergedInto: "anna" },
		{ ...ana, id: "anna", name: "Anna Ruiz" },
	];
	const moved = patientNews(thread, both, NOON).reduce((before, event) => evolve(before, event, NOON), thread);
	expect(moved.patients).toEqual([{ ...asLinked(ana, PAIR.number), id: "anna", name: "Anna Ruiz" }]);
	expect([healthConsent(moved.consents, "ana", 1), healthConsent(moved.consents, "anna", 1)]).not.toContain("granted");
	expect(moved.consents.at(-1)).toMatchObject({ state: "paused", ends: "c1", patientId: "ana" });
	expect(patientNews(moved, both, NOON)).toEqual([]);
});

test("who speaks for a patient is known here only where the number is a guardian's phone, and follows the clinic", () => {
	const rosa = { patientId: null, name: "Rosa Ruiz", role: "parent" as const, scope: "all" as const, until: "2030-05-01" };
	const child: Patient = { ...ana, numbers: [{ number: PAIR.number, role: "guardian" }], guardians: [rosa] };
	const { patientId: _, ...kept } = rosa;
	expect(after(child).patients).toMatchObject([{ role: "guardian", guardians: [kept] }]);
	expect(after({ ...child, numbers: ana.numbers }).patients).toEqual(thread.patients);
	const ended = { ...child, guardians: [{ ...rosa, until: "2026-11-01" }] };
	const here = aThread({ patients: [asLinked(child, PAIR.number)] });
	expect(patientNews(here, [child], NOON)).toEqual([]);
	expect(patientNews(here, [ended], NOON)).toEqual([{ type: "PatientLinked", patient: asLinked(ended, PAIR.number) }]);
});
