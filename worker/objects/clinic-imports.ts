import type { ApplyImport, CopyRun, ImportPreview, RemapImport, StartImport } from "../../shared/schemas/pm-copy.ts";
import type { By } from "../domain/clinic/change-settings.ts";
import { isOver, type Place } from "../domain/copy/run.ts";
import { FROM_THE_START } from "../domain/copy/work.ts";
import { dropRejected } from "../store/clinic/copy-leftovers.ts";
import { partsSoFar, putPart } from "../store/clinic/copy-parts.ts";
import { isClean, type KeptRun, newestSeq, previewOf, runById, savePreview, saveRun } from "../store/clinic/copy-runs.ts";
import { rejectedOf } from "../store/clinic/copy-staged.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { beginApplying, othersReady } from "./copy-decide.ts";
import { dropWaiting, endRun } from "./copy-end.ts";
import { resumeRun, startRun } from "./copy-run.ts";
import type { Refusal } from "./refusal.ts";

const MOST_LISTED = 10_000;

/** The same request again is the same run. */
export function startImport(log: ClinicLog, asked: StartImport, place: Place, by: By): { run: CopyRun; created: boolean } | Refusal {
	const { id, subject, bytes, isWhole } = asked;
	const start = { id, subject, bytes, isWhole, place, staffId: by.staffId, asked: JSON.stringify(asked) };
	const answer = startRun(log, { ...start, source: "csv", startedBy: "staff" }, by.now);
	const kept = "refused" in answer || bytes > 0 ? null : runById(log.storage.sql, id);
	return kept?.run.state === "receiving" ? { run: received(log.storage.sql, kept), created: true } : answer;
}

/** In any order, as often as it takes; when all of the file is here, it is read. */
export function takePart(log: ClinicLog, runId: string, n: number, bytes: Uint8Array, now: number): CopyRun | Refusal {
	const { sql } = log.storage;
	const kept = runById(sql, runId);
	if (kept?.run.source !== "csv") return { refused: "not_found" };
	// A repeat may come when the last part has long been read.
	if (kept.run.state !== "receiving") return kept.run;
	const total = kept.work.bytes;
	return log.storage.transactionSync(() => {
		const found = putPart(sql, kept.seq, n, bytes, total === null ? null : total - kept.run.progress.done);
		if (found === "differs") return { refused: "id_reused" };
		if (found === "too_large") return { refused: "too_large" };
		const parts = partsSoFar(sql, kept.seq);
		const run = { ...kept.run, progress: { ...kept.run.progress, done: parts.bytes } };
		const after = { ...kept, run, work: { ...kept.work, heardAt: now } };
		if (parts.bytes === total && parts.isUnbroken) return received(sql, after);
		saveRun(sql, after);
		return run;
	});
}

export function received(sql: SqlStorage, kept: KeptRun): CopyRun {
	const run: CopyRun = { ...kept.run, state: "reading", progress: { done: 0, total: kept.work.bytes } };
	saveRun(sql, { ...kept, run, work: { ...kept.work, step: FROM_THE_START } });
	return run;
}

/** A person sees the first rows, and who will change: that is a look. */
export function importPreview(log: ClinicLog, runId: string, by: By): ImportPreview | Refusal {
	const { sql } = log.storage;
	const kept = runById(sql, runId);
	if (!kept) return { refused: "not_found" };
	const { run, work } = kept;
	const rests = run.state !== "receiving" && run.state !== "reading" && run.state !== "applying";
	const { sample = [], changes = [] } = rests ? previewOf(sql, kept.seq) : {};
	if (sample.length + changes.length > 0) log.commit(by.staffId, { type: "copy_seen", facts: { runId } }, by.now, () => {});
	return {
		run,
		header: work.file?.header ?? [],
		map: work.file?.map ?? {},
		dates: work.file?.dates ?? { order: work.wanted.order ?? "ymd", decidedBy: "clinic" },
		encoding: work.file?.encoding ?? "utf-8",
		delimiter: work.file?.delimiter ?? ",",
		sample,
		changes,
		rejected: rests ? rejectedOf(sql, kept.seq, MOST_LISTED) : [],
	};
}

/** The file is read again from its beginning, as a person says. */
export function remapImport(log: ClinicLog, runId: string, { map, order }: RemapImport, by: By): CopyRun | Refusal {
	const { sql } = log.storage;
	const kept = runById(sql, runId);
	if (kept?.run.source !== "csv") return { refused: "not_found" };
	if (!isOpen(sql, kept)) return { refused: "not_ready" };
	const counts = { read: 0, added: 0, changed: 0, same: 0, gone: 0, rejected: 0 };
	const progress = { done: 0, total: kept.work.bytes };
	const run: CopyRun = { ...kept.run, state: "reading", trouble: null, endedAt: null, progress, counts };
	const wanted = { map, order: order ?? null };
	const work = { ...kept.work, file: null, scope: null, wanted, hasNameless: false, attempt: 0, step: { phase: "unstage" as const } };
	log.commit(by.staffId, { type: "copy_mapped", facts: { runId, columns: Object.keys(map), order: wanted.order } }, by.now, () => {
		dropRejected(sql, kept.seq);
		savePreview(sql, kept.seq, {});
		saveRun(sql, { ...kept, run, work });
	});
	return run;
}

/** `despite`: they have seen that it is much less than the copy has. What failed goes on. */
export function applyImport(log: ClinicLog, runId: string, { despite }: ApplyImport, by: By): CopyRun | Refusal {
	const { sql } = log.storage;
	const kept = runById(sql, runId);
	if (!kept) return { refused: "not_found" };
	const { state, trouble, startedBy } = kept.run;
	if (state === "applying" || state === "done") return kept.run;
	if (state === "failed") return resumeRun(log, runId, by.staffId, by.now);
	const isMeant = despite && state === "refused" && trouble === "much_smaller" && startedBy === "staff" && isOpen(sql, kept);
	if (!isMeant && (state !== "ready" || trouble !== null)) return { refused: "not_ready" };
	dropWaiting(log, othersReady(sql, kept, by.now), by.now);
	const facts = { runId, despite: isMeant };
	return log.commit(by.staffId, { type: "copy_let_through", facts }, by.now, () => beginApplying(sql, kept)).run;
}

/** Nothing of it was applied, and nothing will be. */
export function dropImport(log: ClinicLog, runId: string, by: By): CopyRun | Refusal {
	const kept = runById(log.storage.sql, runId);
	if (!kept) return { refused: "not_found" };
	if (kept.run.state === "dropped") return kept.run;
	if (isOver(kept.run) || kept.run.state === "applying" || isHalfApplied(kept)) return { refused: "not_ready" };
	return endRun(log, kept, { state: "dropped", staffId: by.staffId }, by.now);
}

/** What was read is still here. */
function isOpen(sql: SqlStorage, kept: KeptRun): boolean {
	const { state } = kept.run;
	if (state === "ready") return true;
	return state === "refused" && kept.run.startedBy === "staff" && kept.seq === newestSeq(sql) && !isClean(sql, kept.seq);
}

function isHalfApplied({ run, work }: KeptRun): boolean {
	return run.state === "failed" && (work.step.phase === "apply" || work.step.phase === "finish");
}
