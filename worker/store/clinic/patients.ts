import type { Patient } from "../../../shared/schemas/patient.ts";
import { folded, searchText } from "../../domain/patient/search.ts";
import { followRecord } from "./merges.ts";

export type KeptPatient = { patient: Patient; asked: string | null };
export type PatientsAsked = { number: string | null; words: string[]; after: string | null; limit: number };

type Row = { patient: string };

export function patientById(sql: SqlStorage, id: string): KeptPatient | null {
	const row = sql.exec<Row & { asked: string | null }>("SELECT patient, asked FROM patients WHERE id = ?", id).next();
	return row.done ? null : { patient: patientOf(row.value), asked: row.value.asked };
}

export function putPatient(sql: SqlStorage, patient: Patient, asked: string | null): void {
	const isNew = sql.exec("SELECT 1 FROM patients WHERE id = ?", patient.id).next().done === true;
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
	sql.exec("DELETE FROM external_ids WHERE patient_id = ? AND external_id IS NOT ?", patient.id, patient.externalId);
	if (patient.externalId !== null) sql.exec("INSERT OR IGNORE INTO external_ids VALUES (?, ?)", patient.externalId, patient.id);
	followRecord(sql, patient, isNew);
}

export function patientsByNumber(sql: SqlStorage, number: string): Patient[] {
	return sql.exec<Row>(`SELECT patient FROM patients WHERE id IN (${OF_NUMBER}) ORDER BY sort_name, id`, number).toArray().map(standing);
}

/** By name, then id. Who was merged into another is found as that one. */
export function patientsPage(sql: SqlStorage, { number, words, after, limit }: PatientsAsked): { items: Patient[]; next: string | null } {
	const fits = words.map(() => "instr(search, ?) > 0").join(" AND ");
	const where = [
		"id NOT IN (SELECT patient_id FROM survivors)",
		...(number === null ? [] : [`id IN (${OF_NUMBER})`]),
		...(words.length === 0
			? []
			: [
					`((${fits}) OR id IN (SELECT survivor_id FROM survivors v JOIN patients m ON m.id = v.patient_id WHERE ${fits.replaceAll("search", "m.search")}))`,
				]),
		...(after === null ? [] : ["(sort_name, id) > (SELECT sort_name, id FROM patients WHERE id = ?)"]),
	];
	const asked = [...(number === null ? [] : [number]), ...words, ...words, ...(after === null ? [] : [after])];
	const rows = sql
		.exec<Row>(`SELECT patient FROM patients WHERE ${where.join(" AND ")} ORDER BY sort_name, id LIMIT ?`, ...asked, limit + 1)
		.toArray();
	const items = rows.slice(0, limit).map(standing);
	return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Of one person's several records only the one that stands for all: two would be a choice between two people. */
const OF_NUMBER =
	"SELECT coalesce(survivor_id, n.patient_id) FROM patient_numbers n LEFT JOIN survivors v ON v.patient_id = n.patient_id WHERE number = ?";

/** Found patients stand for themselves, also where the practice management system names somebody who is not here. */
export function standing(row: Row): Patient {
	return { ...patientOf(row), mergedInto: null };
}

/** Rows of before there was a copy know nothing of merging and leaving. */
export function patientOf(row: Row): Patient {
	return { mergedInto: null, inactive: false, ...JSON.parse(row.patient) };
}
