import type { CopyRun } from "../../shared/schemas/pm-copy.ts";
import type { TableFiles } from "../compose.ts";
import { givenBy } from "../domain/copy/gives.ts";
import type { CopyScope, Place } from "../domain/copy/run.ts";
import { shownRecord } from "../domain/copy/shown.ts";
import type { NotUnderstood, Understood } from "../domain/copy/staging.ts";
import { addDays, instantOf, localAt } from "../domain/hours/zoned.ts";
import { bytesBefore, sliceAt } from "../store/clinic/copy-parts.ts";
import { type AtStep, type KeptRun, previewOf, runById, savePreview, saveRun } from "../store/clinic/copy-runs.ts";
import { stagedCount } from "../store/clinic/copy-staged.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { staged, stageRecords } from "./copy-run.ts";

/** Some two hundred rows. */
const A_PIECE = 16 * 1024;
const MOST_SAMPLES = 5;

type FileSubject = "patients" | "appointments";

/** Rows become records, and wait beside the copy. */
export function readSome(log: ClinicLog, { step, ...kept }: AtStep<"read">, files: TableFiles): void {
	const { sql } = log.storage;
	const { file, place } = kept.work;
	const slice = sliceAt(sql, kept.seq, step.at, A_PIECE);
	if (!file || !slice) throw new Error("a file that was read once is gone");
	const before = step.at.reader === null ? files.startRead(JSON.parse(file.sniffed)) : JSON.parse(step.at.reader);
	const { state, rows } = files.readPart(before, slice.bytes, slice.isLast);
	const context = {
		...place,
		header: file.header,
		map: file.map,
		order: file.dates?.order ?? ("ymd" as const),
		today: dayOf(localAt(Date.parse(kept.run.startedAt), place.timeZone)),
	};
	const body = rows.filter(({ line }) => line > file.headerLine);
	const { understood, notUnderstood } = recordsIn(body, fileSubject(kept.run), files, context);
	const progress = halfDone(kept.run, (kept.work.bytes ?? 0) + bytesBefore(sql, kept.seq, slice.next));
	log.storage.transactionSync(() => {
		stageRecords(sql, kept.run.id, understood, notUnderstood, progress);
		const after = runById(sql, kept.run.id);
		if (!after) throw new Error("a run is gone while it is read");
		const at = { ...slice.next, reader: JSON.stringify(state) };
		saveRun(sql, { ...after, work: { ...after.work, attempt: 0, step: { phase: "read", at } } });
		keepSample(sql, kept.seq, understood);
		if (slice.isLast) staged(sql, kept.run.id, scopeOf(sql, kept, place));
	});
}

/** The first few as they will be kept. */
function keepSample(sql: SqlStorage, seq: number, understood: readonly Understood[]): void {
	const preview = previewOf(sql, seq);
	const { sample = [] } = preview;
	if (sample.length >= MOST_SAMPLES || understood.length === 0) return;
	const more = understood.slice(0, MOST_SAMPLES - sample.length).map(({ record }) => shownRecord(record));
	savePreview(sql, seq, { ...preview, sample: [...sample, ...more] });
}

/** From its first byte, now that it is known how. */
export function beginReading(sql: SqlStorage, kept: KeptRun): void {
	const { file } = kept.work;
	const gives = file ? givenBy(file.map) : kept.work.gives;
	saveRun(sql, { ...kept, work: { ...kept.work, gives, step: { phase: "read", at: { part: 0, from: 0, reader: null } } } });
}

export function fileSubject({ subject }: Pick<CopyRun, "subject">): FileSubject {
	return subject === "appointments" ? "appointments" : "patients";
}

/** The file is gone through twice: each byte counts for half of one. */
export function halfDone({ progress }: CopyRun, bytesGoneThrough: number): CopyRun["progress"] {
	return { ...progress, done: Math.floor(bytesGoneThrough / 2) };
}

function recordsIn(
	rows: readonly { line: number; cells: string[] }[],
	subject: FileSubject,
	files: TableFiles,
	context: Parameters<TableFiles["recordOf"]>[2],
): { understood: Understood[]; notUnderstood: NotUnderstood[] } {
	const kind = subject === "patients" ? ("patient" as const) : ("appointment" as const);
	const understood: Understood[] = [];
	const notUnderstood: NotUnderstood[] = [];
	for (const { line, cells } of rows) {
		const found = files.recordOf(subject, cells, context);
		if (found === null) continue;
		if ("kind" in found) understood.push({ record: found, line, updatedAt: null });
		else {
			const { reason, externalId } = found;
			notUnderstood.push({ line, reason, whose: externalId === null ? null : { kind, externalId } });
		}
	}
	return { understood, notUnderstood };
}

/** A file of appointments speaks of its own days, from the first to the last one in it. */
function scopeOf(sql: SqlStorage, { seq, run, work }: KeptRun, { timeZone }: Place): CopyScope {
	if (fileSubject(run) === "patients") return { patients: work.isWhole ? "whole" : "some", appointments: null };
	const { first, last } = stagedCount(sql, seq, "appointment");
	if (first === null || last === null || !work.isWhole) return { patients: "some", appointments: null };
	const from = instantOf(localAt(first, timeZone), 0, timeZone);
	const to = instantOf(addDays(localAt(last, timeZone), 1), 0, timeZone);
	return { patients: "some", appointments: { from, to } };
}

function dayOf({ year, month, day }: { year: number; month: number; day: number }): string {
	return [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
}
