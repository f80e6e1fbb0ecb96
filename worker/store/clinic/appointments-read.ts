import type { Appointment } from "../../../shared/schemas/appointment.ts";
import type { Patient } from "../../../shared/schemas/patient.ts";
import { AHEAD, type Listed, type ListPlace } from "../../domain/appointment/worklist.ts";
import { standing } from "./patients.ts";

/** Behind all that have a time. */
const NEVER = Number.MAX_SAFE_INTEGER;

type Row = { appointment: string; start: number; id: string };

/** By start, then id. */
export function appointmentsIn(
	sql: SqlStorage,
	asked: Listed,
	after: ListPlace | null,
	limit: number,
): (ListPlace & { appointment: Appointment })[] {
	const { start, id } = after ?? { start: asked.from, id: "" };
	return sql
		.exec<Row>(
			`SELECT id, start, appointment FROM appointments a WHERE ${within(asked)} AND (start, id) > (?, ?) ORDER BY start, id LIMIT ?`,
			...boundsOf(asked),
			start,
			id,
			limit,
		)
		.toArray()
		.map((row) => ({ start: row.start, id: row.id, appointment: JSON.parse(row.appointment) }));
}

export function appointmentCountIn(sql: SqlStorage, asked: Listed): number {
	return sql.exec<{ count: number }>(`SELECT count(*) AS count FROM appointments a WHERE ${within(asked)}`, ...boundsOf(asked)).one().count;
}

/** Whose it is: each person once, as who stands for them now. */
export function patientsOf(sql: SqlStorage, appointmentId: string): Patient[] {
	return sql
		.exec<{ patient: string }>(`SELECT DISTINCT patient FROM ${PEOPLE_OF} WHERE appointment_id = ? ORDER BY sort_name, p.id`, appointmentId)
		.toArray()
		.map(standing);
}

export type Unreachable = ListPlace & { patient: Patient; appointmentId: string | null };

/** Patients of the practice management system without any number, who comes soonest first; those who are not expected stand last. */
export function unreachable(sql: SqlStorage, from: number, after: ListPlace | null, limit: number): Unreachable[] {
	const { start, id } = after ?? { start: Number.MIN_SAFE_INTEGER, id: "" };
	return sql
		.exec<{ id: string; start: number; patient: string; next: string | null }>(
			`SELECT id, start, patient, (${NEXT_OF("id")}) AS next FROM (
				SELECT id, patient, coalesce((${NEXT_OF("start")}), ${NEVER}) AS start FROM patients p WHERE ${WITHOUT_NUMBER}
			) p WHERE (start, id) > (?, ?) ORDER BY start, id LIMIT ?`,
			from,
			from,
			start,
			id,
			limit,
		)
		.toArray()
		.map((row) => ({ id: row.id, start: row.start, patient: standing(row), appointmentId: row.next }));
}

export function unreachableCount(sql: SqlStorage): number {
	return sql.exec<{ count: number }>(`SELECT count(*) AS count FROM patients p WHERE ${WITHOUT_NUMBER}`).one().count;
}

export function appointmentById(sql: SqlStorage, id: string): Appointment | null {
	const row = sql.exec<{ appointment: string }>("SELECT appointment FROM appointments WHERE id = ?", id).next();
	return row.done ? null : JSON.parse(row.value.appointment);
}

const PEOPLE_OF = `appointment_patients l LEFT JOIN survivors v ON v.patient_id = l.patient_id
	JOIN patients p ON p.id = coalesce(v.survivor_id, l.patient_id)`;

const WITHOUT_NUMBER = `json_extract(patient, '$.source') = 'pm' AND json_array_length(patient, '$.numbers') = 0
	AND json_extract(patient, '$.inactive') IS NOT 1 AND id NOT IN (SELECT patient_id FROM survivors)`;

/** The first appointment that is still to come, under any record of the patient's. */
const NEXT_OF = (column: "id" | "start") => `SELECT a.${column} FROM appointments a JOIN appointment_patients l ON l.appointment_id = a.id
	WHERE l.patient_id IN (SELECT p.id UNION ALL SELECT patient_id FROM survivors WHERE survivor_id = p.id)
	AND a.start >= ? AND a.state IN (${quoted(AHEAD)}) ORDER BY a.start, a.id LIMIT 1`;

function within({ to, states, isLiving }: Listed): string {
	return [
		"start >= ?",
		...(to === null ? [] : ["start < ?"]),
		`state IN (${quoted(states)})`,
		...(isLiving
			? [`EXISTS (SELECT 1 FROM ${PEOPLE_OF} WHERE l.appointment_id = a.id AND json_extract(p.patient, '$.inactive') IS NOT 1)`]
			: []),
	].join(" AND ");
}

function boundsOf({ from, to }: Listed): number[] {
	return to === null ? [from] : [from, to];
}

/** Words of ours, and of nobody else's. */
function quoted(states: readonly string[]): string {
	return states.map((state) => `'${state}'`).join(", ");
}

/** Of one person, under any record of theirs; soonest first. */
export function comingOf(
	sql: SqlStorage,
	patientId: string,
	{ from, states, limit }: { from: number; states: readonly string[]; limit: number },
): Appointment[] {
	return sql
		.exec<{ appointment: string }>(
			`SELECT DISTINCT a.start, a.id, a.appointment FROM appointments a JOIN appointment_patients l ON l.appointment_id = a.id
			WHERE l.patient_id IN (SELECT ? UNION ALL SELECT patient_id FROM survivors WHERE survivor_id = ?)
			AND a.start >= ? AND a.state IN (${quoted(states)}) ORDER BY a.start, a.id LIMIT ?`,
			patientId,
			patientId,
			from,
			limit,
		)
		.toArray()
		.map((row) => JSON.parse(row.appointment));
}
