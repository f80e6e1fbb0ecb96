import type { PatientRecord } from "../../domain/copy/record.ts";
import { around } from "./guardians.ts";
import { type NumberAsked, numbersOf, unique } from "./numbers.ts";
import { personName } from "./person-name.ts";
import { idIn, type PatientResource, type RelatedPersonResource } from "./resources.ts";

const MOST_NUMBERS = 20;
const LONGEST_ID = 64;

export type PatientAsked = NumberAsked & { baseUrl: string };

/** A patient of a FHIR server as our copy keeps it. */
export function patientOf(
	patient: PatientResource,
	related: readonly RelatedPersonResource[],
	asked: PatientAsked,
): PatientRecord | { reason: "no_id" | "no_name" } {
	if (patient.id === "" || patient.id.length > LONGEST_ID) return { reason: "no_id" };
	const mergedInto = survivor(patient, asked.baseUrl);
	const name = personName(patient.name, asked.today);
	// Of a record that another one stands for, often only the link is left.
	if (name === "" && mergedInto === null) return { reason: "no_name" };
	const people = around(patient, related, asked);
	return {
		kind: "patient",
		externalId: patient.id,
		name,
		birthDate: birthDay(patient.birthDate),
		language: languageOf(patient),
		// Listed on the child's record too, a parent's number is still the parent's.
		numbers: withRoles(numbersOf(patient.telecom, "own", asked), people.numbers).slice(0, MOST_NUMBERS),
		guardians: people.guardians,
		inactive: patient.active === false || patient.deceasedBoolean === true || Boolean(patient.deceasedDateTime),
		mergedInto,
	};
}

function withRoles(own: PatientRecord["numbers"], theirs: PatientRecord["numbers"]): PatientRecord["numbers"] {
	const guarded = new Set(theirs.map(({ number }) => number));
	return unique([...own.map((one) => (guarded.has(one.number) ? { ...one, role: "guardian" as const } : one)), ...theirs]);
}

function survivor(patient: PatientResource, baseUrl: string): string | null {
	const ids = patient.link.filter(({ type }) => type === "replaced-by").map(({ other }) => idIn(other, "Patient", baseUrl));
	return ids.find((id) => id !== null && id !== patient.id) ?? null;
}

/** FHIR lets a year or a month stand for a day: that is no day to compare with. */
function birthDay(text: string | null | undefined): string | null {
	const isDay = /^\d{4}-\d\d-\d\d$/.test(text ?? "") && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text ?? " ");
	return isDay ? (text ?? null) : null;
}

function languageOf({ communication }: PatientResource): "en" | "es" {
	const chosen = communication.find(({ preferred }) => preferred) ?? communication[0];
	const codes = chosen?.language.coding.map(({ code }) => code ?? "") ?? [];
	const isSpanish =
		codes.some((code) => /^(?:es|spa)(?:-|$)/i.test(code)) || /espa[nñ]ol|spanish|castellano/i.test(chosen?.language.text ?? "");
	return isSpanish ? "es" : "en";
}
