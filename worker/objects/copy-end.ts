import type { CopyRun, CopyState, CopyTrouble } from "../../shared/schemas/pm-copy.ts";
import { type KeptRun, saveRun } from "../store/clinic/copy-runs.ts";
import type { ClinicLog } from "./clinic-log.ts";

export function endedRun(run: CopyRun, state: CopyState, trouble: CopyTrouble | null, now: number): CopyRun {
	return { ...run, state, trouble, endedAt: new Date(now).toISOString() };
}

/** The run comes to rest, with the row that tells of it. `staffId` null: nobody asked for it. */
export function endRun(
	log: ClinicLog,
	kept: KeptRun,
	end: { state: "done" | "refused" | "failed" | "dropped"; trouble?: CopyTrouble | null; staffId?: string | null },
	now: number,
	also: (sql: SqlStorage) => void = () => {},
): CopyRun {
	const { state, trouble = null, staffId = null } = end;
	const run = endedRun(kept.run, state, trouble, now);
	log.commit(staffId, { type: "copy_ended", facts: { runId: run.id, state, trouble, counts: run.counts } }, now, (sql) => {
		saveRun(sql, { ...kept, run });
		also(sql);
	});
	return run;
}

/** What another run would change is old as soon as this one begins: nobody is to let that through. */
export function dropWaiting(log: ClinicLog, waiting: readonly KeptRun[], now: number): void {
	for (const kept of waiting) endRun(log, kept, { state: "dropped" }, now);
}
