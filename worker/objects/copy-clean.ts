import { FROM_THE_START } from "../domain/copy/work.ts";
import { dropRejectedUpTo, dropSome, lastRunBefore, unstageSome } from "../store/clinic/copy-leftovers.ts";
import { type KeptRun, markClean, saveRun } from "../store/clinic/copy-runs.ts";

const A_PIECE = 1_000;
const KEPT_DAYS = 90;

/** What a run staged is of no use when it is over: the summary stays, and for a while the rows that were left out. */
export function cleanSome(sql: SqlStorage, over: KeptRun | null, now: number): boolean {
	if (!over) return false;
	if (dropSome(sql, over.seq, A_PIECE)) return true;
	markClean(sql, over.seq);
	dropRejectedUpTo(sql, lastRunBefore(sql, new Date(now - KEPT_DAYS * 86_400_000).toISOString()));
	return true;
}

/** Before a file is read again in another way. */
export function unstage(sql: SqlStorage, kept: KeptRun): void {
	if (!unstageSome(sql, kept.seq, A_PIECE)) saveRun(sql, { ...kept, work: { ...kept.work, attempt: 0, step: FROM_THE_START } });
}
