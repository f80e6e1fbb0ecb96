import { Worklist } from "../../shared/schemas/appointment.ts";
import type { WorklistCounts, WorklistPage } from "../../shared/schemas/worklist.ts";
import { cursorOf, daysAt, type ListPlace, listed, placeIn } from "../domain/appointment/worklist.ts";
import type { By } from "../domain/clinic/change-settings.ts";
import {
	appointmentById,
	appointmentCountIn,
	appointmentsIn,
	patientsOf,
	unreachable,
	unreachableCount,
} from "../store/clinic/appointments-read.ts";
import { copiedAt } from "../store/clinic/copy-memory.ts";
import type { ClinicLog } from "./clinic-log.ts";

/** A cursor that is none of ours begins at the beginning. */
export type WorklistAsked = { list: Worklist; cursor: string | null; limit: number; timeZone: string };

type Row = WorklistPage["items"][number];
type Placed = { place: ListPlace; row: Row };

/** A look at each of the patients on the page. */
export function worklist(log: ClinicLog, asked: WorklistAsked, by: By): WorklistPage {
	const found = placed(log.storage.sql, { ...asked, limit: asked.limit + 1 }, by.now);
	const page = found.slice(0, asked.limit);
	const items = page.map(({ row }) => row);
	const patientIds = [...new Set(items.flatMap(({ patients }) => patients.map(({ id }) => id)))];
	log.commit(by.staffId, { type: "worklist_seen", facts: { list: asked.list, patientIds } }, by.now, () => {});
	const last = found.length > asked.limit ? page.at(-1) : undefined;
	return { items, next: last ? cursorOf(last.place) : null };
}

/** How long each list is. No patient is seen by it. */
export function worklistCounts({ storage: { sql } }: ClinicLog, timeZone: string, now: number): WorklistCounts {
	const items = Worklist.options.map((list) => ({
		list,
		count: list === "no_number" ? unreachableCount(sql) : appointmentCountIn(sql, listed(list, now, timeZone)),
	}));
	return { items, asOf: copiedAt(sql, "appointments") };
}

function placed(sql: SqlStorage, { list, cursor, limit, timeZone }: WorklistAsked, now: number): Placed[] {
	const after = cursor === null ? null : placeIn(cursor);
	if (list === "no_number")
		return unreachable(sql, daysAt(now, timeZone).today, after, limit).map(({ start, id, patient, appointmentId }) => ({
			place: { start, id },
			row: { appointment: appointmentId === null ? null : appointmentById(sql, appointmentId), patients: [patient] },
		}));
	return appointmentsIn(sql, listed(list, now, timeZone), after, limit).map(({ start, id, appointment }) => ({
		place: { start, id },
		row: { appointment, patients: patientsOf(sql, id) },
	}));
}
