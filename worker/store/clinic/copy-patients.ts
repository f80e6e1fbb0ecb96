import type { Patient } from "../../../shared/schemas/patient.ts";
import type { KeptPatient } from "../../domain/copy/plan-patient.ts";
import type { PatientRecord } from "../../domain/copy/record.ts";
import { patientById, patientOf, putPatient } from "./patients.ts";

type Row = { external_id: string; record: string | null; patient: string | null; has_left: number | null };

/** Who has an external id here: whom the practice management system owns, else whom staff made and did not merge away. */
const PATIENT_OF = `coalesce(
	(SELECT patient_id FROM pm_patients WHERE external_id = %),
	(SELECT e.patient_id FROM external_ids e LEFT JOIN survivors v ON v.patient_id = e.patient_id
		WHERE e.external_id = % ORDER BY v.patient_id IS NOT NULL, e.patient_id LIMIT 1)
)`;

/** What is staged beside what is kept, by external id. Of what could not be understood `record` is null. */
export function stagedPatients(sql: SqlStorage, run: number, after: string, limit: number): ReturnType<typeof pairOf>[] {
	return sql
		.exec<Row>(`${WITH_KEPT} s.run = ? AND s.kind = 'patient' AND s.external_id > ? ORDER BY s.external_id LIMIT ?`, run, after, limit)
		.toArray()
		.map(pairOf);
}

export function stagedPatient(sql: SqlStorage, run: number, externalId: string): ReturnType<typeof pairOf> | null {
	const row = sql.exec<Row>(`${WITH_KEPT} s.run = ? AND s.kind = 'patient' AND s.external_id = ?`, run, externalId).next();
	return row.done ? null : pairOf(row.value);
}

const WITH_KEPT = `SELECT s.external_id, s.record, p.patient, m.has_left FROM copy_staged s
	LEFT JOIN patients p ON p.id = ${PATIENT_OF.replaceAll("%", "s.external_id")}
	LEFT JOIN pm_patients m ON m.patient_id = p.id
	WHERE`;

export function patientIdBy(sql: SqlStorage, externalId: string): string | null {
	return sql.exec<{ id: string | null }>(`SELECT ${PATIENT_OF.replaceAll("%", "?1")} AS id`, externalId).one().id;
}

/** Whom the copy knows to be there, from `after` on; `isStaged`: the run speaks of them. */
export function pmPatientsAfter(sql: SqlStorage, run: number, after: string, limit: number): { externalId: string; isStaged: boolean }[] {
	return sql
		.exec<{ external_id: string; staged: number }>(
			`SELECT external_id, EXISTS (SELECT 1 FROM copy_staged s WHERE s.run = ? AND s.kind = 'patient' AND s.external_id = m.external_id) AS staged
			FROM pm_patients m WHERE has_left = 0 AND external_id > ? ORDER BY external_id LIMIT ?`,
			run,
			after,
			limit,
		)
		.toArray()
		.map(({ external_id: externalId, staged }) => ({ externalId, isStaged: staged === 1 }));
}

export function pmPatientCount(sql: SqlStorage): number {
	return sql.exec<{ count: number }>("SELECT count(*) AS count FROM pm_patients WHERE has_left = 0").one().count;
}

export function keepPmPatient(sql: SqlStorage, patient: Patient, externalId: string, hasLeft: boolean): void {
	putPatient(sql, patient, patientById(sql, patient.id)?.asked ?? null);
	sql.exec("INSERT OR REPLACE INTO pm_patients VALUES (?, ?, ?)", patient.id, externalId, hasLeft ? 1 : 0);
}

export function pmPatient(sql: SqlStorage, externalId: string): Patient | null {
	const row = sql
		.exec<{ patient: string }>(
			"SELECT patient FROM patients JOIN pm_patients ON patient_id = patients.id WHERE external_id = ?",
			externalId,
		)
		.next();
	return row.done ? null : patientOf(row.value);
}

function pairOf({ external_id: externalId, record, patient, has_left: left }: Row) {
	const kept: KeptPatient | null = patient === null ? null : { patient: patientOf({ patient }), hasLeft: left === 1 };
	const said: PatientRecord | null = record === null ? null : JSON.parse(record);
	return { externalId, record: said, kept };
}
