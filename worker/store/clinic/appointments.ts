import type { Appointment } from "../../../shared/schemas/appointment.ts";
import type { AppointmentRecord } from "../../domain/copy/record.ts";

type Row = { appointment: string };

export function appointmentBy(sql: SqlStorage, externalId: string): Appointment | null {
	const row = sql.exec<Row>("SELECT appointment FROM appointments WHERE external_id = ?", externalId).next();
	return row.done ? null : JSON.parse(row.value.appointment);
}

export function putAppointment(sql: SqlStorage, appointment: Appointment): void {
	const { id, externalId, start, state, patientIds } = appointment;
	sql.exec(
		"INSERT OR REPLACE INTO appointments VALUES (?, ?, ?, ?, ?)",
		id,
		externalId,
		start === null ? null : Date.parse(start),
		state,
		JSON.stringify(appointment),
	);
	sql.exec("DELETE FROM appointment_patients WHERE appointment_id = ?", id);
	for (const patientId of new Set(patientIds)) sql.exec("INSERT INTO appointment_patients VALUES (?, ?)", patientId, id);
}

type Pair = { external_id: string; record: string | null; appointment: string | null };

/** What is staged beside what is kept, by external id. Of what could not be understood `record` is null. */
export function stagedAppointments(sql: SqlStorage, run: number, after: string, limit: number): ReturnType<typeof pairOf>[] {
	return sql.exec<Pair>(`${WITH_KEPT} AND s.external_id > ? ORDER BY s.external_id LIMIT ?`, run, after, limit).toArray().map(pairOf);
}

export function stagedAppointment(sql: SqlStorage, run: number, externalId: string): ReturnType<typeof pairOf> | null {
	const row = sql.exec<Pair>(`${WITH_KEPT} AND s.external_id = ?`, run, externalId).next();
	return row.done ? null : pairOf(row.value);
}

const WITH_KEPT = `SELECT s.external_id, s.record, a.appointment FROM copy_staged s
	LEFT JOIN appointments a ON a.external_id = s.external_id WHERE s.run = ? AND s.kind = 'appointment'`;

function pairOf({ external_id: externalId, record, appointment }: Pair) {
	const said: AppointmentRecord | null = record === null ? null : JSON.parse(record);
	const kept: Appointment | null = appointment === null ? null : JSON.parse(appointment);
	return { externalId, record: said, kept };
}

export type Place = { start: number; id: string };

/** Those of the copy that start before `to`, from `after` on and are not gone; `isStaged`: the run speaks of them. */
export function appointmentsAfter(
	sql: SqlStorage,
	run: number,
	after: Place,
	to: number,
	limit: number,
): (Place & { externalId: string; isStaged: boolean; isGone: boolean })[] {
	return sql
		.exec<Place & { external_id: string; staged: number; state: string }>(
			`SELECT start, id, external_id, state,
				EXISTS (SELECT 1 FROM copy_staged s WHERE s.run = ? AND s.kind = 'appointment' AND s.external_id = a.external_id) AS staged
			FROM appointments a WHERE (start, id) > (?, ?) AND start < ? ORDER BY start, id LIMIT ?`,
			run,
			after.start,
			after.id,
			to,
			limit,
		)
		.toArray()
		.map(({ start, id, external_id: externalId, staged, state }) => ({
			start,
			id,
			externalId,
			isStaged: staged === 1,
			isGone: state === "gone",
		}));
}

/** Not gone, and starting in [from, to). */
export function appointmentCount(sql: SqlStorage, from: number, to: number): number {
	return sql
		.exec<{ count: number }>("SELECT count(*) AS count FROM appointments WHERE start >= ? AND start < ? AND state <> 'gone'", from, to)
		.one().count;
}

export function allAppointmentCount(sql: SqlStorage): number {
	return sql.exec<{ count: number }>("SELECT count(*) AS count FROM appointments WHERE state <> 'gone'").one().count;
}
