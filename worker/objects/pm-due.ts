import { type KeptReading, readings } from "../store/clinic/connection.ts";
import { runById } from "../store/clinic/copy-runs.ts";

/** The reading that is to go on, if any; of a run that was stopped, all stays where it is until the run goes on. */
export function readingAtWork(sql: SqlStorage): KeptReading | null {
	return readings(sql).find(({ runId, dueAt }) => dueAt !== null && runById(sql, runId)?.run.state === "reading") ?? null;
}
