import type { Appointment } from "../../shared/schemas/appointment.ts";
import type { AppointmentCard } from "../../shared/schemas/card.ts";
import { AHEAD } from "../domain/appointment/worklist.ts";
import type { By } from "../domain/clinic/change-settings.ts";
import { countersFor } from "../domain/link/limits.ts";
import { comingOf } from "../store/clinic/appointments-read.ts";
import { returnTry, takeTry } from "../store/clinic/page-tries.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { patientFor } from "./clinic-patients.ts";

type Counted = { patientId: string; address: string };

/** As many as fit into a short list to choose from. */
const MOST_CARDS = 20;

export function takePageTry(sql: SqlStorage, counted: Counted, now: number): boolean {
	return takeTry(sql, countersFor(counted), now);
}

export function returnPageTry(sql: SqlStorage, counted: Counted): void {
	returnTry(sql, countersFor(counted));
}

/** Soonest first; the look is an entry in the log. */
export function appointmentCards(log: ClinicLog, patientId: string, by: By): AppointmentCard[] {
	patientFor(log, patientId, by);
	return comingOf(log.storage.sql, patientId, { from: by.now, states: AHEAD, limit: MOST_CARDS }).flatMap(cardOf);
}

function cardOf({ id, start, minutes, who, where }: Appointment): AppointmentCard[] {
	if (start === null) return [];
	const until = minutes ? new Date(Date.parse(start) + minutes * 60_000).toISOString() : null;
	const line = (text: string) => text.trim().slice(0, 120);
	return [
		{
			kind: "appointment",
			at: start,
			...(until && { until }),
			...(line(where) && { where: line(where) }),
			...(line(who) && { withWhom: line(who) }),
			appointmentId: id,
		},
	];
}
