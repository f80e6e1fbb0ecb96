import type { Appointment } from "../../shared/schemas/appointment.ts";
import { type AppointmentPlan, planAppointment } from "../domain/copy/plan-appointment.ts";
import { type KeptPatient, type PatientPlan, planPatient } from "../domain/copy/plan-patient.ts";
import type { AppointmentRecord, PatientRecord } from "../domain/copy/record.ts";
import type { CopyWork } from "../domain/copy/work.ts";
import { appointmentIdOf, patientIdOf } from "../store/clinic/copy-ids.ts";
import { patientIdBy } from "../store/clinic/copy-patients.ts";

export function patientPlan(
	sql: SqlStorage,
	record: PatientRecord,
	kept: KeptPatient | null,
	{ gives }: Pick<CopyWork, "gives">,
	now: number,
): PatientPlan {
	const mergedInto = record.mergedInto === null ? null : patientHere(sql, record.mergedInto);
	return planPatient(record, kept, { id: patientIdOf(record.externalId), gives, mergedInto, now });
}

export function appointmentPlan(sql: SqlStorage, record: AppointmentRecord, kept: Appointment | null, now: number): AppointmentPlan {
	const patientIds = [...new Set(record.patientExternalIds)].map((externalId) => patientHere(sql, externalId));
	return planAppointment(record, kept, { id: appointmentIdOf(record.externalId), patientIds, now });
}

/** Who is not here yet has the id that they will have: whichever file comes first, the end is the same. */
function patientHere(sql: SqlStorage, externalId: string): string {
	return patientIdBy(sql, externalId) ?? patientIdOf(externalId);
}
