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
};
const thread = aThread({ patients: [asLinked(ana)], consents: [aConsent()] });
const after = (known: Patient) => patientNews(thread, [known], NOON).reduce((before, event) => evolve(before, event, NOON), thread);

test("a patient who is as before changes nothing", () => {
	expect(patientNews(thread, [ana], NOON)).toEqual([]);
	expect(patientNews(aThread(), [ana], NOON)).toEqual([]);
});

test("a corrected name, birth date or language is taken over", () => {
	expect(after({ ...ana, name: "Ana Ruiz Peña", language: "es" }).patients).toEqual([
		{ ...asLinked(ana), name: "Ana Ruiz Peña", language: "es" },
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
	expect(patientNews(thread, [{ ...ana, numbers: [] }], NOON)).toEqual([]);
});
