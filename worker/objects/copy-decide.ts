import type { CopyTrouble } from "../../shared/schemas/pm-copy.ts";
import { type Brought, copyTrouble } from "../domain/copy/guard.ts";
import { appointmentCount } from "../store/clinic/appointments.ts";
import { changesShown } from "../store/clinic/copy-changes.ts";
import { pmPatientCount } from "../store/clinic/copy-patients.ts";
import { type AtStep, type KeptRun, previewOf, savePreview, saveRun, waitingRuns } from "../store/clinic/copy-runs.ts";
import { stagedCount, stagedStartsIn } from "../store/clinic/copy-staged.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { dropWaiting, endRun } from "./copy-end.ts";

const MOST_SHOWN = 100;

/** What will change is known: it is refused, waits for a person, or begins. */
export function decide(log: ClinicLog, { step: _step, ...kept }: AtStep<"decide">, now: number): void {
	const { sql } = log.storage;
	savePreview(sql, kept.seq, { ...previewOf(sql, kept.seq), changes: changesShown(sql, kept.seq, MOST_SHOWN) });
	const trouble = troubleOf(sql, kept);
	if (trouble) endRun(log, kept, { state: "refused", trouble }, now);
	else if (waitsForPerson(kept)) {
		const run = { ...kept.run, state: "ready" as const, trouble: null };
		saveRun(sql, { ...kept, run, work: { ...kept.work, attempt: 0, step: { phase: "rest" } } });
	} else {
		dropWaiting(log, othersReady(sql, kept, now), now);
		beginApplying(sql, kept);
	}
}

export function beginApplying(sql: SqlStorage, kept: KeptRun): KeptRun {
	const { added, changed, gone } = kept.run.counts;
	const run = {
		...kept.run,
		state: "applying" as const,
		trouble: null,
		endedAt: null,
		progress: { done: 0, total: added + changed + gone },
	};
	const after: KeptRun = { ...kept, run, work: { ...kept.work, attempt: 0, step: { phase: "apply", kind: "patient", after: "" } } };
	saveRun(sql, after);
	return after;
}

export function othersReady(sql: SqlStorage, kept: KeptRun, now: number): KeptRun[] {
	return waitingRuns(sql, now).filter(({ seq, run }) => seq !== kept.seq && run.state === "ready");
}

/** A file that a person brought is looked at before it is believed. */
function waitsForPerson({ run }: KeptRun): boolean {
	return run.source === "csv" && run.startedBy === "staff";
}

function troubleOf(sql: SqlStorage, { seq, run, work }: KeptRun): CopyTrouble | null {
	const patients = stagedCount(sql, seq, "patient").count;
	const appointments = stagedCount(sql, seq, "appointment").count;
	const window = work.scope?.appointments;
	const all: Brought[] = [
		...(work.scope?.patients === "whole" ? [{ understood: patients, kept: pmPatientCount(sql) }] : []),
		...(window
			? [{ understood: stagedStartsIn(sql, seq, window.from, window.to), kept: appointmentCount(sql, window.from, window.to) }]
			: []),
	];
	const onlyChanges = run.source === "fhir" && work.scope?.patients === "some";
	return copyTrouble(run.counts.read, patients + appointments, all, onlyChanges);
}
