import type { CopyRun } from "../../shared/schemas/pm-copy.ts";
import type { PmStatus } from "../../shared/schemas/pm-status.ts";
import { allAppointmentCount } from "../store/clinic/appointments.ts";
import { copiedAt } from "../store/clinic/copy-memory.ts";
import { pmPatientCount } from "../store/clinic/copy-patients.ts";
import { lastEnded } from "../store/clinic/copy-runs.ts";

const LOOKED_AT = 50;

export function pmStatus(sql: SqlStorage): PmStatus {
	return {
		patients: { count: pmPatientCount(sql), asOf: copiedAt(sql, "patients") },
		appointments: { count: allAppointmentCount(sql), asOf: copiedAt(sql, "appointments") },
		alert: alertOf(lastEnded(sql, LOOKED_AT)),
	};
}

/** The newest run that came to nothing and that no later one made good. `newestFirst`: runs that ended. */
export function alertOf(newestFirst: readonly CopyRun[]): PmStatus["alert"] {
	const good = new Set<string>();
	for (const { id, state, trouble, subject, startedAt, endedAt } of newestFirst) {
		const subjects = subject === "both" ? ["patients", "appointments"] : [subject];
		if (state === "done") for (const each of subjects) good.add(each);
		else if (subjects.some((each) => !good.has(each))) return { runId: id, trouble, at: endedAt ?? startedAt };
	}
	return null;
}
