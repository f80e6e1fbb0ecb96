import type { CopyTrouble } from "../../shared/schemas/pm-copy.ts";
import type { TableFiles } from "../compose.ts";
import type { FileReading, HeadRow } from "../domain/copy/work.ts";
import { rememberedMap } from "../store/clinic/copy-memory.ts";
import { bytesBefore, sliceAt } from "../store/clinic/copy-parts.ts";
import { type AtStep, type KeptRun, saveRun } from "../store/clinic/copy-runs.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { endRun } from "./copy-end.ts";
import { beginReading, fileSubject, halfDone } from "./copy-read.ts";

const A_PIECE = 64 * 1024;
/** Titles and addresses before the header are fewer lines than this. */
const MOST_HEAD = 60;

type Scan = AtStep<"scan">;

/** The whole file once, before a row of it is believed: its header, its columns, and its way to write a date. */
export function scanSome(log: ClinicLog, { step, ...kept }: Scan, files: TableFiles, now: number): void {
	const { sql } = log.storage;
	const slice = sliceAt(sql, kept.seq, step.at, A_PIECE);
	if (!slice) return settle(log, kept, "empty", now);
	const sniffed: ReturnType<TableFiles["sniff"]> = step.sniffed === null ? files.sniff(slice.bytes) : JSON.parse(step.sniffed);
	if ("trouble" in sniffed) return settle(log, kept, sniffed.trouble, now);
	const before = step.at.reader === null ? files.startRead(sniffed) : JSON.parse(step.at.reader);
	const { state, rows } = files.readPart(before, slice.bytes, slice.isLast);
	const head = kept.work.file ? [] : [...step.head, ...rows];
	const isHeadWhole = head.length >= MOST_HEAD || slice.isLast;
	const file = kept.work.file ?? (isHeadWhole ? understood(sql, kept, files, head, JSON.stringify(sniffed)) : null);
	if (!file && isHeadWhole) return settle(log, kept, head.length === 0 ? "empty" : "no_header", now);
	const body = (kept.work.file ? rows : head).filter(({ line }) => file !== null && line > file.headerLine);
	const evidence = body.reduce<ReturnType<TableFiles["withDates"]>>(
		(seen, { cells }) => (file ? files.withDates(seen, cells, file.header, file.map) : seen),
		step.evidence === null ? files.NO_EVIDENCE : JSON.parse(step.evidence),
	);
	const reading = file && { ...file, encoding: state.encoding };
	const scanned: KeptRun = { ...kept, work: { ...kept.work, attempt: 0, file: reading } };
	if (slice.isLast && reading) return finish(log, scanned, files, { ...reading, dates: datesOf(sql, kept, files, evidence) }, now);
	const at = { ...slice.next, reader: JSON.stringify(state) };
	const next = { phase: "scan" as const, at, sniffed: JSON.stringify(sniffed), head: file ? [] : head, evidence: JSON.stringify(evidence) };
	const done = halfDone(kept.run, bytesBefore(sql, kept.seq, slice.next));
	saveRun(sql, { ...scanned, run: { ...kept.run, progress: done }, work: { ...scanned.work, step: next } });
}

/** Null: no line of it names columns. */
function understood(sql: SqlStorage, { run, work }: KeptRun, files: TableFiles, head: HeadRow[], sniffed: string): FileReading | null {
	const subject = fileSubject(run);
	const found = files.findHeader(subject, head);
	if (!found) return null;
	const map = work.wanted.map ?? files.suggestMap(subject, found.header, rememberedMap(sql, subject)?.map ?? null);
	const { encoding, delimiter } = JSON.parse(sniffed);
	return { encoding, delimiter, sniffed, header: found.header, headerLine: head[found.index]?.line ?? 0, map, dates: null };
}

/** Staff's word holds; else the file's own; else what staff said the last time; else what is usual in the clinic's country. */
function datesOf(
	sql: SqlStorage,
	{ run, work }: KeptRun,
	files: TableFiles,
	evidence: ReturnType<TableFiles["withDates"]>,
): FileReading["dates"] {
	if (work.wanted.order) return { order: work.wanted.order, decidedBy: "staff" };
	const found = files.orderOf(evidence, work.place.country);
	const before = found.decidedBy === "clinic" ? rememberedMap(sql, run.subject)?.order : null;
	return before ? { order: before, decidedBy: "staff" } : found;
}

function finish(log: ClinicLog, kept: KeptRun, files: TableFiles, file: FileReading, now: number): void {
	const scanned = { ...kept, work: { ...kept.work, file } };
	const subject = fileSubject(kept.run);
	if (files.mapTrouble(subject, file.map)) return settle(log, scanned, "not_mapped", now);
	// A file that nobody looks at is read as a person saw the last one read, or not at all.
	const known = kept.run.startedBy === "staff" || isAsRemembered(log.storage.sql, subject, file);
	if (known) beginReading(log.storage.sql, scanned);
	else settle(log, scanned, "not_mapped", now);
}

function isAsRemembered(sql: SqlStorage, subject: string, { map }: FileReading): boolean {
	const remembered = rememberedMap(sql, subject);
	return remembered !== null && Object.keys(remembered.map).every((column) => Object.keys(map).includes(column));
}

/** A person can say which column is which; nothing else can be mended here. */
function settle(log: ClinicLog, kept: KeptRun, trouble: CopyTrouble, now: number): void {
	const rest: KeptRun = { ...kept, work: { ...kept.work, attempt: 0, step: { phase: "rest" } } };
	if (trouble !== "not_mapped" || kept.run.startedBy !== "staff") endRun(log, rest, { state: "refused", trouble }, now);
	else saveRun(log.storage.sql, { ...rest, run: { ...kept.run, state: "ready", trouble } });
}
