import * as z from "zod/mini";

/** A day of the calendar that there is: 2026-02-30 is none. */
export const CalendarDay = z.string().check(
	z.regex(/^\d{4}-\d\d-\d\d$/),
	z.refine((day) => isDay(day), "There is no such day."),
);

const TimeOfDay = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));
/** An end may be midnight. */
const EndOfSpan = z.string().check(z.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/));

/** A part of a day on the clinic's clock. */
export const Span = z
	.strictObject({ from: TimeOfDay, to: EndOfSpan })
	.check(z.refine(({ from, to }) => from < to, "The end must be later than the beginning."));
export type Span = z.infer<typeof Span>;

const Day = z.array(Span).check(
	z.maxLength(6),
	z.refine(
		(spans) => spans.every((span, i) => i === 0 || (spans[i - 1]?.to ?? "") <= span.from),
		"Put the hours in order, without overlap.",
	),
);

export const Hours = z.strictObject({
	weekly: z.strictObject({ mon: Day, tue: Day, wed: Day, thu: Day, fri: Day, sat: Day, sun: Day }),
	/** Closed all day. */
	holidays: z.array(CalendarDay).check(z.maxLength(200)),
});
export type Hours = z.infer<typeof Hours>;

function isDay(day: string): boolean {
	const at = Date.parse(`${day}T00:00:00Z`);
	return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
