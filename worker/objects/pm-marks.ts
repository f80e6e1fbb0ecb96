import { knownAfter } from "../domain/copy/fhir-reading.ts";
import { dropReading, marks, readings, saveMarks } from "../store/clinic/connection.ts";
import { runById } from "../store/clinic/copy-runs.ts";

/** What was read counts as known only once it is in the copy: of a run that changed nothing, all is asked for again. */
export function settleReadings(sql: SqlStorage): void {
	for (const { runId, reading } of readings(sql)) {
		const run = runById(sql, runId)?.run;
		if (run?.state === "done") {
			saveMarks(sql, { ...knownAfter(reading, marks(sql), Date.parse(run.startedAt)), doneAt: run.endedAt });
			dropReading(sql, runId);
		} else if (!run || run.state === "refused" || run.state === "dropped") dropReading(sql, runId);
	}
}
