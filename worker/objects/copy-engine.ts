import { type TableFiles, tableFiles } from "../compose.ts";
import { type KeptRun, runAtWork, saveRun, uncleanRun } from "../store/clinic/copy-runs.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { applySome, finish } from "./copy-apply.ts";
import { cleanSome, unstage } from "./copy-clean.ts";
import { compareSome } from "./copy-compare.ts";
import { decide } from "./copy-decide.ts";
import { endRun } from "./copy-end.ts";
import { missingAppointments, missingPatients } from "./copy-missing.ts";
import { readSome } from "./copy-read.ts";
import { scanSome } from "./copy-scan.ts";

const MOST_ATTEMPTS = 5;

/**
 * One piece of what the copy has to do, short enough for a text to come in between; false when there is nothing. What a piece did and
 * that it is done are one transaction: whatever ends the object, the next piece is the one after the last that holds.
 */
export async function copyStep(log: ClinicLog, now: number): Promise<boolean> {
	const { sql } = log.storage;
	if (!runAtWork(sql)) return cleanSome(sql, uncleanRun(sql), now);
	const files = await tableFiles();
	// It may have been dropped meanwhile.
	const kept = runAtWork(sql);
	if (!kept) return true;
	try {
		piece(log, kept, files, now);
	} catch (fault) {
		noteFault(log, kept, now);
		throw fault;
	}
	return true;
}

function piece(log: ClinicLog, kept: KeptRun, files: TableFiles, now: number): void {
	const step = kept.work.step;
	if (step.phase === "scan") scanSome(log, { ...kept, step }, files, now);
	else if (step.phase === "unstage") unstage(log.storage.sql, kept);
	else if (step.phase === "read") readSome(log, { ...kept, step }, files);
	else if (step.phase === "compare") compareSome(log, { ...kept, step }, now);
	else if (step.phase === "missing_patients") missingPatients(log, { ...kept, step });
	else if (step.phase === "missing_appointments") missingAppointments(log, { ...kept, step });
	else if (step.phase === "decide") decide(log, { ...kept, step }, now);
	else if (step.phase === "apply") applySome(log, { ...kept, step }, now);
	else if (step.phase === "finish") finish(log, kept, now);
	else throw new Error("a run at rest is not at work");
}

function noteFault(log: ClinicLog, { seq, run, work }: KeptRun, now: number): void {
	const kept = { seq, run, work: { ...work, attempt: work.attempt + 1 } };
	if (kept.work.attempt < MOST_ATTEMPTS) saveRun(log.storage.sql, kept);
	else endRun(log, kept, { state: "failed" }, now);
}
