import type { CopyRun, CopyTrouble } from "../../shared/schemas/pm-copy.ts";
import { type CopyScope, PATIENT_FIELDS, type Place } from "../domain/copy/run.ts";
import type { NotUnderstood, Understood } from "../domain/copy/staging.ts";
import type { CopyWork } from "../domain/copy/work.ts";
import { busyRuns, insertRun, type KeptRun, newestSeq, runById, saveRun, waitingRuns } from "../store/clinic/copy-runs.ts";
import { keepNotUnderstood, keepUnderstood, listRejected } from "../store/clinic/copy-staged.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { dropWaiting, endedRun } from "./copy-end.ts";
import type { Refusal } from "./refusal.ts";

// How a run goes, for whoever brings records (a file, a server):
//   startRun -> { run }            one at a time in a clinic: { refused: "run_busy" } while another one is at work
//   stageRecords, as often as needed, in any order; what comes twice counts once
//   staged -> everything is there. From here on the engine compares, guards (I21), applies and clears up by itself, over restarts
//   stopRun -> it could not go on: `failed`; resumeRun takes it up where it stopped
//   refuseRun -> nothing was changed, and nothing will be
// Those that take `sql` have no transaction of their own: call them in the one that moves your cursor. After `staged` call `Clinic.copyOn()`.

const MOST_UPLOADS = 6;

export type StartRun = {
	id: string;
	source: CopyRun["source"];
	subject: CopyRun["subject"];
	startedBy: CopyRun["startedBy"];
	place: Place;
	/** The admin who asked; null: nobody did, it was time. */
	staffId: string | null;
	/** What was asked for, to know the same request again. */
	asked: string;
	/** Of the whole file; null: nobody knows. */
	bytes: number | null;
	/** Whether who is missing in a file has left. For a server, `staged` says it. */
	isWhole: boolean;
};

export function startRun(log: ClinicLog, start: StartRun, now: number): { run: CopyRun; created: boolean } | Refusal {
	const { sql } = log.storage;
	const again = runById(sql, start.id);
	if (again) return again.work.asked === start.asked ? { run: again.run, created: false } : { refused: "id_reused" };
	if (isCrowded(busyRuns(sql, now), start)) return { refused: "run_busy" };
	const run = newRun(start, now);
	const facts = { runId: run.id, source: run.source, subject: run.subject, startedBy: run.startedBy };
	dropWaiting(log, waitingRuns(sql, now), now);
	log.commit(start.staffId, { type: "copy_started", facts }, now, () => insertRun(sql, run, newWork(start, now)));
	return { run, created: true };
}

/** The counts of a run go up with what is staged. `progress`: as the page shows it; left out, it stays. */
export function stageRecords(
	sql: SqlStorage,
	runId: string,
	understood: readonly Understood[],
	notUnderstood: readonly NotUnderstood[],
	progress?: CopyRun["progress"],
): void {
	const kept = atWork(sql, runId);
	const { run, work } = kept;
	const clashes = keepUnderstood(sql, kept.seq, understood, run.source === "csv" ? "join" : "later");
	keepNotUnderstood(sql, kept.seq, notUnderstood);
	listRejected(sql, kept.seq, [...clashes.rejected, ...notUnderstood]);
	const read = run.counts.read + understood.length + notUnderstood.length;
	const rejected = run.counts.rejected + clashes.rows + notUnderstood.length;
	saveRun(sql, {
		...kept,
		run: { ...run, progress: progress ?? run.progress, counts: { ...run.counts, read, rejected } },
		work: { ...work, hasNameless: work.hasNameless || notUnderstood.some(({ whose }) => whose === null) },
	});
}

/** All that there is was staged. */
export function staged(sql: SqlStorage, runId: string, scope: CopyScope): void {
	const kept = atWork(sql, runId);
	saveRun(sql, { ...kept, work: { ...kept.work, scope, step: { phase: "compare", kind: "patient", after: "" } } });
}

/** It stopped half-way: nothing is lost, and `resumeRun` goes on. */
export function stopRun(log: ClinicLog, runId: string, trouble: CopyTrouble | null, now: number): void {
	end(log, runId, "failed", trouble, now);
}

/** It ends here, and nothing was changed. */
export function refuseRun(log: ClinicLog, runId: string, trouble: CopyTrouble, now: number): void {
	end(log, runId, "refused", trouble, now);
}

/** A run that failed goes on where it stopped, as long as no newer one began. */
export function resumeRun(log: ClinicLog, runId: string, staffId: string | null, now: number): CopyRun | Refusal {
	const { sql } = log.storage;
	const kept = runById(sql, runId);
	if (kept?.run.state !== "failed" || kept.seq !== newestSeq(sql)) return { refused: "not_ready" };
	if (busyRuns(sql, now).length > 0) return { refused: "run_busy" };
	const { phase } = kept.work.step;
	const state = phase === "apply" || phase === "finish" ? ("applying" as const) : ("reading" as const);
	const run: CopyRun = { ...kept.run, state, trouble: null, endedAt: null };
	log.commit(staffId, { type: "copy_resumed", facts: { runId } }, now, () => {
		saveRun(sql, { ...kept, run, work: { ...kept.work, attempt: 0 } });
	});
	return run;
}

/** For whoever brings records: a run that is to be read, from a start, a restart or a second try. */
export function atWork(sql: SqlStorage, runId: string): KeptRun {
	const kept = runById(sql, runId);
	if (kept?.run.state !== "reading") throw new Error("this run is not being read");
	return kept;
}

function end(log: ClinicLog, runId: string, state: "failed" | "refused", trouble: CopyTrouble | null, now: number): void {
	const { sql } = log.storage;
	const kept = atWork(sql, runId);
	log.commit(null, { type: "copy_ended", facts: { runId, state, trouble, counts: kept.run.counts } }, now, () => {
		saveRun(sql, { ...kept, run: endedRun(kept.run, state, trouble, now) });
	});
}

/** What comes by schedule waits for its turn: nobody is there to send it again. Everything else is one at a time. */
function isCrowded(busy: readonly KeptRun[], { startedBy }: StartRun): boolean {
	if (startedBy !== "upload") return busy.length > 0;
	return busy.filter(({ run }) => run.startedBy === "upload").length >= MOST_UPLOADS;
}

function newRun({ id, source, subject, startedBy, bytes }: StartRun, now: number): CopyRun {
	return {
		...{ id, source, subject, startedBy },
		state: source === "csv" ? "receiving" : "reading",
		trouble: null,
		progress: { done: 0, total: bytes },
		counts: { read: 0, added: 0, changed: 0, same: 0, gone: 0, rejected: 0 },
		startedAt: new Date(now).toISOString(),
		endedAt: null,
	};
}

function newWork({ source, place, staffId, asked, bytes, isWhole }: StartRun, now: number): CopyWork {
	return {
		...{ place, staffId, asked, bytes, isWhole },
		step: source === "csv" ? { phase: "receive" } : { phase: "brought" },
		heardAt: now,
		scope: null,
		gives: PATIENT_FIELDS,
		file: null,
		wanted: { map: null, order: null },
		hasNameless: false,
		attempt: 0,
	};
}
