import type { AddPatient, ChangePatient, Patient, PatientPage } from "../../shared/schemas/patient.ts";
import type { By } from "../domain/clinic/change-settings.ts";
import { dayOrderIn } from "../domain/patient/day-order.ts";
import { added, changedPatient, unnamed } from "../domain/patient/patient.ts";
import { searchWords } from "../domain/patient/search.ts";
import { survivorOf } from "../store/clinic/merges.ts";
import { patientById, patientsByNumber, patientsPage, putPatient } from "../store/clinic/patients.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { withSurvivor } from "./clinic-merge.ts";
import type { Refusal } from "./refusal.ts";

/** The same request again is the same patient; one whom a thread alone spoke of gets their name. */
export function addPatient(log: ClinicLog, asked: AddPatient, by: By): { patient: Patient; created: boolean } | Refusal {
	const text = JSON.stringify(asked);
	const before = patientById(log.storage.sql, asked.id);
	if (before && (before.asked !== null || before.patient.name !== "")) {
		if (before.asked !== text) return { refused: "id_reused" };
		return { patient: seenPatient(log, before.patient, by), created: false };
	}
	const patient = added(asked, before?.patient ?? null, by.now);
	log.commit(by.staffId, { type: "patient_added", facts: { patientId: patient.id } }, by.now, (sql) => putPatient(sql, patient, text));
	return { patient, created: true };
}

export function changePatient(log: ClinicLog, id: string, change: ChangePatient, by: By): Patient | Refusal {
	const before = patientById(log.storage.sql, id);
	if (!before) return { refused: "not_found" };
	const after = changedPatient(before.patient, change, by.now);
	if ("refused" in after) return after;
	const { patient, fields } = after;
	if (fields.length === 0) return seenPatient(log, patient, by);
	const facts = { patientId: id, version: patient.version, fields };
	log.commit(by.staffId, { type: "patient_changed", facts }, by.now, (sql) => putPatient(sql, patient, before.asked));
	return withSurvivor(log.storage.sql, patient);
}

/** For the eyes of `by`; null: nobody's, for a decision of the system. */
export function patientFor(log: ClinicLog, id: string, by: By | null): Patient | null {
	const patient = patientById(log.storage.sql, id)?.patient ?? null;
	return patient && by ? seenPatient(log, patient, by) : patient;
}

/** A record that somebody else stands for comes with that one, and says so: threads follow them. */
export function patientsWithSurvivors(sql: SqlStorage, ids: readonly string[]): Patient[] {
	const found = ids.flatMap((id) => {
		const patient = patientById(sql, id)?.patient;
		if (!patient) return [];
		const mergedInto = survivorOf(sql, id);
		const survivor = mergedInto === id ? null : (patientById(sql, mergedInto)?.patient ?? null);
		return survivor ? [{ ...patient, mergedInto }, survivor] : [{ ...patient, mergedInto: null }];
	});
	return [...new Map(found.map((patient) => [patient.id, patient])).values()];
}

/** A thread may speak of a patient before anybody said who that is. */
export function ensurePatient(log: ClinicLog, id: string, by: By | null, now: number): Patient {
	const before = patientFor(log, id, by);
	if (before) return before;
	const patient = unnamed(id, now);
	log.commit(by?.staffId ?? null, { type: "patient_added", facts: { patientId: id } }, now, (sql) => putPatient(sql, patient, null));
	return patient;
}

export function patientsOfNumber(log: ClinicLog, number: string, by: By | null): Patient[] {
	const items = patientsByNumber(log.storage.sql, number);
	if (by && items.length > 0) searched(log, items, "number", by);
	return items;
}

/** `country`: how dates are typed there. */
export type PatientsAsked = { number: string | null; typed: string; after: string | null; limit: number; country?: string };

export function findPatients(log: ClinicLog, { typed, country = "US", ...asked }: PatientsAsked, by: By): PatientPage {
	const words = searchWords(typed, { order: dayOrderIn(country), today: new Date(by.now).toISOString().slice(0, 10) });
	const page = patientsPage(log.storage.sql, { ...asked, words });
	const how = asked.number === null ? (words.length ? "words" : "all") : "number";
	searched(log, page.items, how, by);
	return page;
}

function seenPatient(log: ClinicLog, patient: Patient, by: By): Patient {
	return log.commit(by.staffId, { type: "patient_seen", facts: { patientId: patient.id } }, by.now, (sql) => withSurvivor(sql, patient));
}

function searched(log: ClinicLog, items: Patient[], how: "number" | "words" | "all", by: By): void {
	log.commit(by.staffId, { type: "patients_searched", facts: { by: how, patientIds: items.map(({ id }) => id) } }, by.now, () => {});
}
