import type { Guardian, PatientNumber } from "../../../shared/schemas/patient.ts";
import type { PatientRecord } from "./record.ts";

/**
 * Several rows of one file that are one patient, such as one for each of their numbers. They must agree on who that is; whichever comes
 * first, the end is the same.
 */
export function joinedPatient(one: PatientRecord, other: PatientRecord): PatientRecord | "same_id_differs" {
	const isSame = (["name", "birthDate", "language", "inactive", "mergedInto"] as const).every((field) => one[field] === other[field]);
	if (!isSame) return "same_id_differs";
	const numbers = byText(one.numbers, other.numbers, numberText);
	const guardians = byText(one.guardians, other.guardians, guardianText);
	return { ...one, numbers: onePerNumber(numbers).slice(0, 20), guardians: guardians.slice(0, 10) };
}

/** What stands in one row stays in its order; the order of several rows says nothing, so the text decides. */
function byText<Item>(one: Item[], other: Item[], textOf: (item: Item) => string): Item[] {
	const [first, second] = [one, other].map((items) => items.map(textOf).join("\n"));
	if (first === second) return one;
	const all = new Map([...one, ...other].map((item) => [textOf(item), item]));
	return [...all].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, item]) => item);
}

const ROLES = ["own", "shared", "guardian", "other"];

/** The one to text first comes first. */
function numberText({ number, role, label = "" }: PatientNumber): string {
	const isMobile = /mobile|cell|wireless|sms|movil|móvil/i.test(label);
	return `${ROLES.indexOf(role)}${isMobile ? 0 : 1} ${number} ${label}`;
}

function guardianText({ name, role, scope, until, patientId }: Guardian): string {
	return JSON.stringify([name, role, scope, until, patientId]);
}

function onePerNumber(numbers: PatientNumber[]): PatientNumber[] {
	return numbers.filter(({ number }, at) => numbers.findIndex((each) => each.number === number) === at);
}
