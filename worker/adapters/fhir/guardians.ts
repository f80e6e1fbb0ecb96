import type { Guardian, PatientNumber } from "../../../shared/schemas/patient.ts";
import { type NumberAsked, numbersOf } from "./numbers.ts";
import { personName } from "./person-name.ts";
import { type Concept, isCurrent, type PatientResource, type RelatedPersonResource } from "./resources.ts";

export type Around = { guardians: Guardian[]; numbers: PatientNumber[] };

const ADULT_AT = 18;

/** HL7 v3 RoleCode and RoleClass. All others (spouse, emergency contact, employer, insurer, …) speak for nobody. */
const CODES: readonly (readonly [Guardian["role"], readonly string[]])[] = [
	["legal_guardian", ["GUARD", "GUADLTM", "SPOWATT", "POWATT", "DPOWATT", "HPOWATT"]],
	["parent", ["PRN", "MTH", "FTH", "NPRN", "NMTH", "NFTH", "ADOPTP", "ADOPTM", "ADOPTF", "STPPRN", "STPMTH", "STPFTH", "GESTM"]],
	["caregiver", ["PRNFOST", "MTHFOST", "FTHFOST", "CAREGIVER", "ECARE"]],
];
const WORDS: readonly (readonly [Guardian["role"], RegExp])[] = [
	["legal_guardian", /\b(?:legal )?guardian\b|\bpower of attorney\b|\btutor(?:a)? legal\b/i],
	["parent", /\b(?:parent|mother|father|mom|dad|madre|padre)\b/i],
	["caregiver", /\b(?:caregiver|carer|cuidador(?:a)?)\b/i],
];

/** Who may speak for the patient, from both places where servers keep them, and the numbers they read. */
export function around(patient: PatientResource, related: readonly RelatedPersonResource[], asked: NumberAsked): Around {
	const contacts = patient.contact.map((contact) => ({ ...contact, active: true, name: contact.name ? [contact.name] : [] }));
	const people = [...related, ...contacts].flatMap((person) => {
		const role = person.active !== false && isCurrent(person.period, asked.today) ? roleOf(person.relationship) : null;
		const name = personName(person.name, asked.today);
		return role && name ? [{ role, name, person }] : [];
	});
	const guardians = people.map(({ role, name, person }) => guardian(role, name, person.period?.end ?? null, patient.birthDate ?? null));
	const speaking = people.filter((_, index) => !hasEnded(guardians[index], asked.today));
	return {
		guardians: uniqueByName(guardians.filter((one) => !hasEnded(one, asked.today))).slice(0, 10),
		numbers: speaking.flatMap(({ person }) => numbersOf(person.telecom, "guardian", asked)),
	};
}

/** A parent speaks for a child; whether also for a grown person, the record alone cannot say. */
function guardian(role: Guardian["role"], name: string, end: string | null, birthDate: string | null): Guardian {
	const day = end && /^\d{4}-\d\d-\d\d/.test(end) ? end.slice(0, 10) : null;
	const grown = role === "parent" ? lastDayAsChild(birthDate) : null;
	const until = [day, grown].filter((one) => one !== null).sort()[0] ?? null;
	return { patientId: null, name, role, scope: role === "caregiver" ? "scheduling" : "all", until };
}

function lastDayAsChild(birthDate: string | null): string | null {
	const [year, rest] = /^(\d{4})-(\d\d-\d\d)$/.exec(birthDate ?? "")?.slice(1) ?? [];
	if (!year || !rest) return null;
	const birthday = Date.parse(`${Number(year) + ADULT_AT}-${rest === "02-29" ? "03-01" : rest}`);
	return Number.isNaN(birthday) ? null : new Date(birthday - 86_400_000).toISOString().slice(0, 10);
}

function hasEnded(one: Guardian | undefined, today: string): boolean {
	return one?.until !== null && one !== undefined && one.until < today;
}

function roleOf(relationships: readonly Concept[]): Guardian["role"] | null {
	const codes = relationships.flatMap(({ coding }) => coding.map(({ code }) => code ?? ""));
	const byCode = CODES.find(([, known]) => known.some((code) => codes.includes(code)))?.[0];
	if (byCode) return byCode;
	const words = relationships.flatMap(({ text, coding }) => [text ?? "", ...coding.map(({ display }) => display ?? "")]);
	return WORDS.find(([, pattern]) => words.some((text) => pattern.test(text) && !/\bemergency\b|\bin-law\b/i.test(text)))?.[0] ?? null;
}

function uniqueByName(guardians: readonly Guardian[]): Guardian[] {
	return [...new Map(guardians.toReversed().map((one) => [`${one.role} ${one.name.toLowerCase()}`, one])).values()].reverse();
}
