import type { AddPatient, ChangePatient, Patient } from "../../../shared/schemas/patient.ts";

/** Who writes to a number may be nobody we know: the thread makes a patient to speak about, and staff name them later. */
export function unnamed(id: string, now: number): Patient {
	return {
		id,
		name: "",
		birthDate: null,
		language: "en",
		externalId: null,
		numbers: [],
		guardians: [],
		source: "staff",
		asOf: new Date(now).toISOString(),
		version: 1,
		mergedInto: null,
		inactive: false,
	};
}

export function added(asked: AddPatient, before: Patient | null, now: number): Patient {
	const { mergedInto = null, inactive = false } = before ?? {};
	return { ...asked, source: "staff", asOf: new Date(now).toISOString(), version: (before?.version ?? 0) + 1, mergedInto, inactive };
}

/** A record that the practice management system keeps is changed there, or the next sync would undo it. */
export function changedPatient(
	patient: Patient,
	change: ChangePatient,
	now: number,
): { patient: Patient; fields: string[] } | { refused: "pm_owns" | "patient_changed" } {
	if (patient.source === "pm") return { refused: "pm_owns" };
	const { version, ...asked } = change;
	const next: Patient = { ...patient, ...asked };
	const fields = FIELDS.filter((field) => JSON.stringify(next[field]) !== JSON.stringify(patient[field]));
	if (fields.length === 0) return { patient, fields };
	if (version !== undefined && version !== patient.version) return { refused: "patient_changed" };
	return { patient: { ...next, asOf: new Date(now).toISOString(), version: patient.version + 1 }, fields };
}

const FIELDS = ["name", "birthDate", "language", "externalId", "numbers", "guardians"] as const;
