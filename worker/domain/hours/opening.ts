import { minutesOf, type Span } from "./span.ts";
import { addDays, instantOf, type LocalDate, localAt, type Weekday } from "./zoned.ts";

// The clinic is open in its weekly hours except on its holidays. Hours that run over midnight belong to the day they begin on:
// a holiday takes them away to their end, and the day after a working night keeps the rest of that night.

/** `holidays` are dates in the clinic's zone: "2026-12-25". */
export type Hours = { weekly: Record<Weekday, readonly Span[]>; holidays: readonly string[] };

const LOOK_AHEAD_DAYS = 21;

export function isOpen(hours: Hours, zone: string, now: number): boolean {
	const today = localAt(now, zone);
	return [-1, 0].some((days) => openings(hours, zone, addDays(today, days)).some(({ start, end }) => start <= now && now < end));
}

/** The first instant, now or later, at which the clinic is open; null if it is not in three weeks. */
export function nextOpening(hours: Hours, zone: string, now: number): number | null {
	if (isOpen(hours, zone, now)) return now;
	const today = localAt(now, zone);
	for (let days = 0; days <= LOOK_AHEAD_DAYS; days++) {
		const starts = openings(hours, zone, addDays(today, days)).map(({ start }) => start);
		const first = Math.min(...starts.filter((start) => start > now));
		if (first !== Infinity) return first;
	}
	return null;
}

function openings(hours: Hours, zone: string, date: LocalDate & { weekday: Weekday }): { start: number; end: number }[] {
	if (hours.holidays.includes(isoDate(date))) return [];
	return hours.weekly[date.weekday].flatMap((span) => {
		const minutes = minutesOf(span);
		if (!minutes) return [];
		const opening = { start: instantOf(date, minutes.from, zone), end: instantOf(date, minutes.to, zone) };
		return opening.start < opening.end ? [opening] : [];
	});
}

function isoDate({ year, month, day }: LocalDate): string {
	return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
