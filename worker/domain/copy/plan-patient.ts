import type { Patient } from "../../../shared/schemas/patient.ts";
import { unnamed } from "../patient/patient.ts";
import type { PatientRecord } from "./record.ts";
import type { GivenField } from "./run.ts";

export type KeptPatient = {
	patient: Patient;
	/** They were missing in the last whole copy. */
	hasLeft: boolean;
};

export type PlanPatient = {
	/** For one who is new here. */
	id: string;
	gives: readonly GivenField[];
	/** As the patient here, or as who will be: the one whom the record was merged into. */
	mergedInto: string | null;
	now: number;
};

export type PatientPlan = { change: "added" | "changed" | "same"; patient: Patient; fields: string[] };

const FIELDS = ["name", "birthDate", "language", "externalId", "numbers", "guardians", "source", "inactive", "mergedInto"] as const;

/** What becomes of a patient by what the practice management system says of them. It owns them from then on; the id stays what it was. */
export function planPatient(record: PatientRecord, kept: KeptPatient | null, plan: PlanPatient): PatientPlan {
	const before = kept?.patient ?? unnamed(plan.id, plan.now);
	const given = <Field extends GivenField, Value>(field: Field, said: Value, known: Value) => (plan.gives.includes(field) ? said : known);
	const after: Patient = {
		...before,
		name: record.name,
		externalId: record.externalId,
		birthDate: given("birthDate", record.birthDate, before.birthDate),
		language: given("language", record.language, before.language),
		numbers: given("numbers", record.numbers, before.numbers),
		guardians: given("guardians", record.guardians, before.guardians),
		mergedInto: notSelf(given("mergedInto", plan.mergedInto, before.mergedInto), before.id),
		inactive: record.inactive,
		source: "pm",
	};
	const fields = FIELDS.filter((field) => !isSame(before[field], after[field]) || (field === "inactive" && kept?.hasLeft));
	if (kept && fields.length === 0) return { change: "same", patient: before, fields: [] };
	const version = kept ? before.version + 1 : 1;
	const patient = { ...after, asOf: new Date(plan.now).toISOString(), version };
	return { change: kept ? "changed" : "added", patient, fields: kept ? fields : [] };
}

/** No longer in the practice management system: kept as they were, and nothing goes out by itself. */
export function leftPatient(patient: Patient, now: number): Patient {
	if (patient.inactive) return patient;
	return { ...patient, inactive: true, asOf: new Date(now).toISOString(), version: patient.version + 1 };
}

function notSelf(into: string | null, id: string): string | null {
	return into === id ? null : into;
}

function isSame(one: unknown, other: unknown): boolean {
	return canonical(one) === canonical(other);
}

/** Fields in any order, and one that is not there, are no difference. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, each: unknown) =>
		typeof each === "object" && each !== null && !Array.isArray(each)
			? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
			: each,
	);
}
