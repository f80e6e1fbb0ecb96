import type { CopyRun, ImportPreview } from "../../../shared/schemas/pm-copy.ts";
import type { CopyStep, CopyWork } from "../../domain/copy/work.ts";

/** `seq`: its name in the tables of what it stages. */
export type KeptRun = { seq: number; run: CopyRun; work: CopyWork };

/** A run with the step it is at, told apart by its phase. */
export type AtStep<Phase extends CopyStep["phase"]> = KeptRun & { step: Extract<CopyStep, { phase: Phase }> };

type Row = { seq: number; run: string; work: string };

const BUSY = "('receiving', 'reading', 'applying')";
/** An upload that nobody goes on with does not keep others out for longer. */
const ABANDONED_MS = 15 * 60_000;

export function insertRun(sql: SqlStorage, run: CopyRun, work: CopyWork): void {
	sql.exec(
		"INSERT INTO copy_runs (id, state, subject, run, work, preview, is_clean) VALUES (?, ?, ?, ?, ?, '{}', 0)",
		run.id,
		run.state,
		run.subject,
		JSON.stringify(run),
		JSON.stringify(work),
	);
}

export function saveRun(sql: SqlStorage, { seq, run, work }: KeptRun): void {
	sql.exec("UPDATE copy_runs SET state = ?, run = ?, work = ? WHERE seq = ?", run.state, JSON.stringify(run), JSON.stringify(work), seq);
}

export function runById(sql: SqlStorage, id: string): KeptRun | null {
	return keptRuns(sql, "id = ?", id)[0] ?? null;
}

/** Those that are at work or wait for their turn, an upload that broke off not among them. */
export function busyRuns(sql: SqlStorage, now: number): KeptRun[] {
	const isAbandoned = ({ run, work }: KeptRun) => run.state === "receiving" && now - work.heardAt > ABANDONED_MS;
	return keptRuns(sql, `state IN ${BUSY}`).filter((kept) => !isAbandoned(kept));
}

/** Those that wait for a person, or for the rest of a file that does not come. */
export function waitingRuns(sql: SqlStorage, now: number): KeptRun[] {
	const busy = new Set(busyRuns(sql, now).map(({ seq }) => seq));
	return keptRuns(sql, "state IN ('receiving', 'ready')").filter(({ seq }) => !busy.has(seq));
}

/** What the engine is to go on with. */
export function runAtWork(sql: SqlStorage): KeptRun | null {
	return keptRuns(sql, "state IN ('reading', 'applying') ORDER BY seq").find(({ work }) => work.step.phase !== "brought") ?? null;
}

export function newestSeq(sql: SqlStorage): number {
	return sql.exec<{ seq: number }>("SELECT coalesce(max(seq), 0) AS seq FROM copy_runs").one().seq;
}

/** Newest first. */
export function runsPage(sql: SqlStorage, before: string | null, limit: number): { items: CopyRun[]; next: string | null } {
	const rows = sql
		.exec<{ run: string }>(
			"SELECT run FROM copy_runs WHERE seq < coalesce((SELECT seq FROM copy_runs WHERE id = ?), ?) ORDER BY seq DESC LIMIT ?",
			before,
			Number.MAX_SAFE_INTEGER,
			limit + 1,
		)
		.toArray();
	const items = rows.slice(0, limit).map(({ run }): CopyRun => JSON.parse(run));
	return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** The newest that came to an end which nobody chose to throw away. */
export function lastEnded(sql: SqlStorage, limit: number): CopyRun[] {
	return sql
		.exec<{ run: string }>("SELECT run FROM copy_runs WHERE state IN ('done', 'refused', 'failed') ORDER BY seq DESC LIMIT ?", limit)
		.toArray()
		.map(({ run }) => JSON.parse(run));
}

/** One whose leftovers are of no use any more: over, or a newer run has begun. */
export function uncleanRun(sql: SqlStorage): KeptRun | null {
	const where = "is_clean = 0 AND (state IN ('done', 'dropped') OR (state IN ('refused', 'failed') AND seq < ?)) ORDER BY seq LIMIT 1";
	return keptRuns(sql, where, newestSeq(sql))[0] ?? null;
}

export function markClean(sql: SqlStorage, seq: number): void {
	sql.exec("UPDATE copy_runs SET is_clean = 1, preview = json_remove(preview, '$.sample') WHERE seq = ?", seq);
}

export function isClean(sql: SqlStorage, seq: number): boolean {
	return sql.exec<{ is_clean: number }>("SELECT is_clean FROM copy_runs WHERE seq = ?", seq).one().is_clean === 1;
}

/** What a person looks at before it is done; the first rows only until the run is over. */
export type KeptPreview = Partial<Pick<ImportPreview, "sample" | "changes">>;

export function savePreview(sql: SqlStorage, seq: number, preview: KeptPreview): void {
	sql.exec("UPDATE copy_runs SET preview = ? WHERE seq = ?", JSON.stringify(preview), seq);
}

export function previewOf(sql: SqlStorage, seq: number): KeptPreview {
	return JSON.parse(sql.exec<{ preview: string }>("SELECT preview FROM copy_runs WHERE seq = ?", seq).one().preview);
}

function keptRuns(sql: SqlStorage, where: string, ...asked: (string | number)[]): KeptRun[] {
	return sql
		.exec<Row>(`SELECT seq, run, work FROM copy_runs WHERE ${where}`, ...asked)
		.toArray()
		.map(({ seq, run, work }) => ({ seq, run: JSON.parse(run), work: JSON.parse(work) }));
}
