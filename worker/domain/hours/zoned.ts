// Wall clocks of the world. The runtime knows the zones; it only tells what the wall clock shows, so the way back is found here.

export const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type LocalDate = { year: number; month: number; day: number };
export type Local = LocalDate & { weekday: Weekday; minute: number };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

// Making one costs a hundred times what asking one does; none is made until it is asked for.
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Offset of the zone's wall clock from UTC, in ms, at an instant. */
export function offsetAt(at: number, zone: string): number {
	const shown = clockOf(zone).format(at).match(/\d+/g) ?? [];
	const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = shown.map(Number);
	return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}

/** What calendar and clock on the wall show; `minute` is the minute of the day. */
export function localAt(at: number, zone: string): Local {
	const wall = new Date(at + offsetAt(at, zone));
	return { ...dateOf(wall), minute: wall.getUTCHours() * 60 + wall.getUTCMinutes() };
}

/** The instant of a wall time: of a time that comes twice the earlier, of a time that is skipped the first instant after the gap. */
export function instantOf(date: LocalDate, minute: number, zone: string): number {
	const wall = Date.UTC(date.year, date.month - 1, date.day) + minute * MINUTE_MS;
	const before = offsetAt(wall - DAY_MS, zone);
	const after = offsetAt(wall + DAY_MS, zone);
	const earlier = wall - Math.max(before, after);
	const later = wall - Math.min(before, after);
	for (const at of [earlier, later]) if (at + offsetAt(at, zone) === wall) return at;
	return firstInstantAfterGap(earlier, later, zone);
}

/** The date so many days on; days are counted on the calendar, not in hours. */
export function addDays(date: LocalDate, days: number): LocalDate & { weekday: Weekday } {
	return dateOf(new Date(Date.UTC(date.year, date.month - 1, date.day + days)));
}

export function isZone(name: string): boolean {
	try {
		clockOf(name);
		return true;
	} catch {
		return false;
	}
}

function dateOf(wall: Date): LocalDate & { weekday: Weekday } {
	const weekday = WEEKDAYS[wall.getUTCDay()] ?? "sun";
	return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate(), weekday };
}

function firstInstantAfterGap(earlier: number, later: number, zone: string): number {
	const old = offsetAt(earlier, zone);
	let still = earlier;
	let past = later;
	while (past - still > 1) {
		const middle = Math.floor((still + past) / 2);
		if (offsetAt(middle, zone) === old) still = middle;
		else past = middle;
	}
	return past;
}

function clockOf(zone: string): Intl.DateTimeFormat {
	const known = clocks.get(zone);
	if (known) return known;
	const clock = new Intl.DateTimeFormat("en-US", {
		timeZone: zone,
		calendar: "gregory",
		numberingSystem: "latn",
		hourCycle: "h23",
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
		hour: "2-digit",
		minute: "2-digit",
		second: "2-digit",
	});
	clocks.set(zone, clock);
	return clock;
}
