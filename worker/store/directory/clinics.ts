import type { ClinicNumber, CreateClinic, Registration } from "../../../shared/schemas/clinic.ts";

export type KeptClinic = {
	id: string;
	name: string;
	timeZone: string;
	country: string;
	everyone: boolean;
	newTicketAfterDays: number | null;
	numbers: ClinicNumber[];
};

export function insertClinic(sql: SqlStorage, clinic: CreateClinic, numbers: ClinicNumber[], asked: string, now: number): void {
	const everyone = clinic.members === "all" ? 1 : 0;
	const days = clinic.newTicketAfterDays ?? null;
	sql.exec(
		"INSERT INTO clinics VALUES (?, ?, ?, ?, ?, ?, ?)",
		clinic.id,
		clinic.name,
		clinic.timeZone,
		clinic.country,
		everyone,
		days,
		asked,
	);
	for (const { number, registration } of numbers) sql.exec("INSERT INTO numbers VALUES (?, ?, ?, ?)", number, clinic.id, registration, now);
}

export function changeClinic(sql: SqlStorage, { id, timeZone, newTicketAfterDays }: KeptClinic): void {
	sql.exec("UPDATE clinics SET time_zone = ?, new_ticket_after_days = ? WHERE id = ?", timeZone, newTicketAfterDays, id);
}

export function askedFor(sql: SqlStorage, id: string): string | null {
	const row = sql.exec<{ asked: string }>("SELECT asked FROM clinics WHERE id = ?", id).next();
	return row.done ? null : row.value.asked;
}

export function clinicRow(sql: SqlStorage, id: string): KeptClinic | null {
	const row = sql.exec<Row>("SELECT * FROM clinics WHERE id = ?", id).next();
	return row.done ? null : { ...clinicOf(row.value), numbers: numbersOf(sql, id) };
}

export function clinicRows(sql: SqlStorage): KeptClinic[] {
	const rows = sql.exec<Row>("SELECT * FROM clinics ORDER BY name, id").toArray();
	return rows.map((row) => ({ ...clinicOf(row), numbers: numbersOf(sql, row.id) }));
}

export function ownerOf(sql: SqlStorage, number: string): string | null {
	const row = sql.exec<{ clinic_id: string }>("SELECT clinic_id FROM numbers WHERE number = ?", number).next();
	return row.done ? null : row.value.clinic_id;
}

export function setRegistration(sql: SqlStorage, clinicId: string, number: string, registration: Registration): void {
	sql.exec("UPDATE numbers SET registration = ? WHERE number = ? AND clinic_id = ?", registration, number, clinicId);
}

/** Every number we have, with the moment up to which its texts in are known to be kept. */
export function reconcileMarks(sql: SqlStorage): { number: string; reconciledTo: number }[] {
	const rows = sql.exec<{ number: string; reconciled_to: number }>("SELECT number, reconciled_to FROM numbers ORDER BY number").toArray();
	return rows.map((row) => ({ number: row.number, reconciledTo: row.reconciled_to }));
}

export function markReconciled(sql: SqlStorage, number: string, to: number): void {
	sql.exec("UPDATE numbers SET reconciled_to = ? WHERE number = ? AND reconciled_to < ?", to, number, to);
}

type Row = { id: string; name: string; time_zone: string; country: string; everyone: number; new_ticket_after_days: number | null };

function clinicOf(row: Row): Omit<KeptClinic, "numbers"> {
	return {
		id: row.id,
		name: row.name,
		timeZone: row.time_zone,
		country: row.country,
		everyone: row.everyone === 1,
		newTicketAfterDays: row.new_ticket_after_days,
	};
}

function numbersOf(sql: SqlStorage, clinicId: string): ClinicNumber[] {
	return sql
		.exec<{ number: string; registration: Registration }>(
			"SELECT number, registration FROM numbers WHERE clinic_id = ? ORDER BY number",
			clinicId,
		)
		.toArray();
}
