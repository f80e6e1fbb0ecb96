import type { VisitSeen } from "../../state/pm-answers.ts";
import type { Words } from "../../words/en.ts";
import { dayKey, dayName, type Wall } from "../../words/time.ts";
import type { VisitsWords } from "../../words/visits-en.ts";

/** `from`: the place of its first row in the whole list. */
export type VisitDay = { from: number; title: string; rows: VisitSeen[] };

/** Rows of one day of the clinic's calendar belong together; the order is the Worker's. */
export function visitDays(rows: VisitSeen[], now: number, wall: Wall, words: Words, own: VisitsWords): VisitDay[] {
	const days: (VisitDay & { key: string })[] = [];
	for (const [index, row] of rows.entries()) {
		const start = row.appointment?.start ?? null;
		const key = start ? dayKey(start, wall) : row.appointment ? "none" : "no visit";
		const last = days.at(-1);
		if (last?.key === key) last.rows.push(row);
		else {
			const title = start ? dayName(start, now, wall, words) : row.appointment ? own.noDay : own.noVisit;
			days.push({ key, from: index, title, rows: [row] });
		}
	}
	return days;
}

/** A patient without a number and without a visit is a row too. */
export function rowKey({ appointment, patients }: VisitSeen): string {
	return appointment?.id ?? patients[0]?.id ?? "";
}
