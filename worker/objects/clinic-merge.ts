import type { Patient } from "../../shared/schemas/patient.ts";
import type { MergedPatient, MergedRecords, MergePatient } from "../../shared/schemas/patient-merge.ts";
import type { By } from "../domain/clinic/change-settings.ts";
import { dropMerge, keepMergeAsked, mergeAsked, mergedIds, mergeOf, putMerge, survivorOf } from "../store/clinic/merges.ts";
import { patientById } from "../store/clinic/patients.ts";
import type { ClinicLog } from "./clinic-log.ts";
import type { Refusal } from "./refusal.ts";

// Two records of one person. Nothing of either is changed, so that an undo brings back exactly what was: the other record is only no longer
// found by itself. What was said under it (an opt-out, a consent, a withdrawal) stays with the number and the record it was said of.

/** `patientId` is another record of `into`. The same request again changes nothing, also when it was undone in the meantime. */
export function mergePatient(log: ClinicLog, patientId: string, { id, into }: MergePatient, by: By): MergedPatient | Refusal {
	const { sql } = log.storage;
	const asked = mergeAsked(sql, id);
	if (asked && (asked.patientId !== patientId || asked.into !== into)) return { refused: "id_reused" };
	const [one, other] = [recordOf(sql, patientId), recordOf(sql, into)];
	if (!one || !other) return { refused: "not_found" };
	if (asked || mergeOf(sql, patientId, "staff")?.into === into) return seen(log, patientId, by);
	if (survivorOf(sql, into) === patientId) return { refused: "merge_circle" };
	if (survivorOf(sql, patientId) !== patientId) return { refused: "already_merged" };
	log.commit(by.staffId, { type: "patients_merged", facts: { patientId, into, requestId: id } }, by.now, () => {
		keepMergeAsked(sql, id, { patientId, into });
		putMerge(sql, { patientId, into, source: "staff" });
	});
	return { patient: shownRecord(sql, patientId) ?? one };
}

/** What the practice management system says stays said. */
export function undoMerge(log: ClinicLog, patientId: string, by: By): MergedPatient | Refusal {
	const { sql } = log.storage;
	const patient = recordOf(sql, patientId);
	if (!patient) return { refused: "not_found" };
	const merge = mergeOf(sql, patientId, "staff");
	if (!merge) return mergeOf(sql, patientId, "pm") ? { refused: "pm_owns" } : seen(log, patientId, by);
	log.commit(by.staffId, { type: "merge_undone", facts: { patientId, into: merge.into } }, by.now, () =>
		dropMerge(sql, patientId, "staff"),
	);
	return { patient: withSurvivor(sql, patient) };
}

/** All records of one person, from whichever of them. */
export function mergedRecords(log: ClinicLog, patientId: string, by: By): MergedRecords | Refusal {
	const { sql } = log.storage;
	if (!recordOf(sql, patientId)) return { refused: "not_found" };
	const survivor = survivorOf(sql, patientId);
	const records = mergedIds(sql, survivor).flatMap((id) => recordOf(sql, id) ?? []);
	const items = records.map((record) => ({
		patient: withSurvivor(sql, record),
		by: mergeOf(sql, record.id, "staff") ? ("staff" as const) : ("pm" as const),
	}));
	const into = survivor === patientId ? null : recordOf(sql, survivor);
	const patientIds = [survivor, ...records.map(({ id }) => id)];
	log.commit(by.staffId, { type: "patients_searched", facts: { by: "merge", patientIds } }, by.now, () => {});
	return { into, items };
}

/** As people see a record: with the one that stands for it now, by whosever word. */
export function withSurvivor(sql: SqlStorage, patient: Patient): Patient {
	const survivor = survivorOf(sql, patient.id);
	return { ...patient, mergedInto: survivor === patient.id ? null : survivor };
}

function seen(log: ClinicLog, patientId: string, by: By): MergedPatient | Refusal {
	const patient = shownRecord(log.storage.sql, patientId);
	if (!patient) return { refused: "not_found" };
	return log.commit(by.staffId, { type: "patient_seen", facts: { patientId: patient.id } }, by.now, () => ({ patient }));
}

/** Who stands for this one now. */
function shownRecord(sql: SqlStorage, patientId: string): Patient | null {
	const patient = recordOf(sql, survivorOf(sql, patientId));
	return patient && withSurvivor(sql, patient);
}

function recordOf(sql: SqlStorage, patientId: string): Patient | null {
	return patientById(sql, patientId)?.patient ?? null;
}
