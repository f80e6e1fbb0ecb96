import { runInDurableObject } from "cloudflare:test";
import type { Appointment } from "../../shared/schemas/appointment.ts";
import type { Patient } from "../../shared/schemas/patient.ts";
import { unnamed } from "../domain/patient/patient.ts";
import { putAppointment } from "../store/clinic/appointments.ts";
import { keepPmPatient } from "../store/clinic/copy-patients.ts";
import { aClinicRoom } from "./clinic-room.ts";

/** A patient as the practice management system keeps them. */
export function aPmPatient(id: string, more: Partial<Patient> = {}): Patient {
	return { ...unnamed(id, 0), name: "Ana Maria Ruiz", birthDate: "1980-04-03", externalId: `MRN-${id}`, source: "pm", ...more };
}

export function anAppointment(id: string, more: Partial<Appointment> = {}): Appointment {
	const fixed = { what: "Cleaning", who: "Dr. Roy", where: "Room 2", note: "", asOf: "2026-01-01T00:00:00.000Z", version: 1 };
	return { id, externalId: `A-${id}`, patientIds: [], start: null, minutes: 30, state: "booked", ...fixed, ...more };
}

/** A clinic with a copy in it, as a run leaves it. */
export async function aCopyRoom() {
	const room = await aClinicRoom();
	const inside = <T>(does: (sql: SqlStorage) => T) =>
		runInDurableObject(room.stub, (_clinic, { storage }) => storage.transactionSync(() => does(storage.sql)));
	return {
		...room,
		inside,
		bring: (...patients: Patient[]) =>
			inside((sql) => {
				for (const patient of patients) keepPmPatient(sql, patient, patient.externalId ?? patient.id, false);
			}),
		book: (...appointments: Appointment[]) =>
			inside((sql) => {
				for (const appointment of appointments) putAppointment(sql, appointment);
			}),
		find: async (typed: string) => {
			const page = await room.stub.findPatients(room.member, room.id, { number: null, typed, after: null, limit: 100 });
			if ("refused" in page) throw new Error(page.refused);
			return page.items.map(({ id }) => id);
		},
	};
}
