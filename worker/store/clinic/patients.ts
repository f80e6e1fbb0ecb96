import type { Patient } from "../../../shared/schemas/patient.ts";
import { folded, searchText } from "../../domain/patient/search.ts";

export type KeptPatient = { patient: Patient; asked: string | null };
export type PatientsAsked = { number: string | null; words: string[]; after: string | null; limit: number };

type Row = { patient: string };

export function patientById(sql: SqlStorage, id: string): KeptPatient | null {
	const row = sql.exec<Row & { asked: string | null }>("SELECT patient, asked FROM patients WHERE id = ?", id).next();
	return row.done ? null : { patient: JSON.parse(row.value.patient), asked: row.value.asked };
}

export function putPatient(sql: SqlStorage, patient: Patient, asked: string | null): void {
	sql.exec(
		`INSERT INTO patients VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
			sort_name = excluded.sort_name, search = excluded.search, patient = excluded.patient, asked = excluded.asked`,
		patient.id,
		folded(patient.name),
		searchText(patient),
		JSON.stringify(patient),
		asked,
	);
	sql.exec("DELETE FROM patient_numbers WHERE patient_id = ?", patient.id);
	for (const { number } of patient.numbers) sql.exec("INSERT INTO patient_numbers VALUES (?, ?)", number, patient.id);
}

export function patientsByNumber(sql: SqlStorage, number: string): Patient[] {
	return sql
		.exec<Row>(
			"SELECT patient FROM patients JOIN patient_numbers ON patient_id = patients.id WHERE number = ? ORDER BY sort_name, patients.id",
			number,
		)
		.toArray()
		.map(patientOf);
}

/** By name, then id. */
export function patientsPage(sql: SqlStorage, { number, words, after, limit }: PatientsAsked): { items: Patient[]; next: string | null } {
	const where = [
		...(number === null ? [] : ["id IN (SELECT patient_id FROM patient_numbers WHERE number = ?)"]),
		...words.map(() => "instr(search, ?) > 0"),
		...(after === null ? [] : ["(sort_name, id) > (SELECT sort_name, id FROM patients WHERE id = ?)"]),
	];
	const asked = [...(number === null ? [] : [number]), ...words, ...(after === null ? [] : [after])];
	const rows = sql
		.exec<Row>(
			`SELECT patient FROM patients ${where.length ? `WHERE ${where.join(" AND ")}` : ""} ORDER BY sort_name, id LIMIT ?`,
			...asked,
			limit + 1,
		)
		.toArray();
	const items = rows.slice(0, limit).map(patientOf);
	return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

function patientOf(row: Row): Patient {
	return JSON.parse(row.patient);
}
