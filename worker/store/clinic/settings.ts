import { hash as digestOf } from "node:crypto";
import type { Registration } from "../../../shared/schemas/clinic.ts";
import type { SavedSettings } from "../../domain/clinic/saved.ts";

export function savedSettings(sql: SqlStorage): { version: number; saved: SavedSettings } {
	const { version, saved } = sql.exec<{ version: number; saved: string }>("SELECT version, saved FROM settings").one();
	return { version, saved: JSON.parse(saved) };
}

export function saveSettings(sql: SqlStorage, version: number, saved: SavedSettings): void {
	sql.exec("UPDATE settings SET version = ?, saved = ?", version, JSON.stringify(saved));
}

export type UntoldRegistration = { number: string; clinicId: string; registration: Registration };

/** Registrations that the directory has not been told of. */
export function untoldRegistrations(sql: SqlStorage): UntoldRegistration[] {
	return sql
		.exec<{ number: string; clinic_id: string; registration: Registration }>("SELECT * FROM registrations ORDER BY number")
		.toArray()
		.map(({ clinic_id: clinicId, ...row }) => ({ ...row, clinicId }));
}

export function putRegistration(sql: SqlStorage, { number, clinicId, registration }: UntoldRegistration): void {
	sql.exec(
		"INSERT INTO registrations VALUES (?, ?, ?) ON CONFLICT (number) DO UPDATE SET registration = excluded.registration",
		number,
		clinicId,
		registration,
	);
}

/** What was changed again in the meantime stays to be told. */
export function dropRegistration(sql: SqlStorage, { number, registration }: UntoldRegistration): void {
	sql.exec("DELETE FROM registrations WHERE number = ? AND registration = ?", number, registration);
}

/** Hex, over the text in UTF-8. */
export function sha256(text: string): string {
	return digestOf("sha256", text, "hex");
}
