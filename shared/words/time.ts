import type { Words } from "./en.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times as much as using one. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${locale}|${JSON.stringify(options)}`;
	const known = formats.get(key);
	if (known) return known;
	const made = new Intl.DateTimeFormat(locale, options);
	formats.set(key, made);
	return made;
}

/** The staff member's language and the clinic's wall clock. */
export type Wall = { locale: string; timeZone: string };

export function clockTime(at: string, wall: Wall): string {
	return format(wall.locale, { timeZone: wall.timeZone, hour: "numeric", minute: "2-digit" }).format(new Date(at));
}

/** With the zone's name: the reader may sit in another one. */
export function exactTime(at: string, wall: Wall): string {
	const parts = { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" } as const;
	return format(wall.locale, { timeZone: wall.timeZone, timeZoneName: "short", ...parts }).format(new Date(at));
}

export function dayKey(at: string, wall: Wall): string {
	return format("en-CA", { timeZone: wall.timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(at));
}

export function dayName(at: string, now: number, wall: Wall, words: Words): string {
	const key = dayKey(at, wall);
	const today = dayKey(new Date(now).toISOString(), wall);
	if (key === today) return words.today;
	if (key === dayKey(new Date(now - DAY_MS).toISOString(), wall)) return words.yesterday;
	const year = key.slice(0, 4) === today.slice(0, 4) ? undefined : ("numeric" as const);
	return format(wall.locale, { timeZone: wall.timeZone, weekday: "short", day: "numeric", month: "long", year }).format(new Date(at));
}

/** "12 min ago" under a day, then a date. */
export function age(at: string, now: number, wall: Wall, words: Words): string {
	const passed = now - Date.parse(at);
	if (passed < MINUTE_MS) return words.justNow;
	if (passed < HOUR_MS) return words.minutesAgo(Math.floor(passed / MINUTE_MS));
	if (passed < DAY_MS) return words.hoursAgo(Math.floor(passed / HOUR_MS));
	const sameYear = dayKey(at, wall).slice(0, 4) === dayKey(new Date(now).toISOString(), wall).slice(0, 4);
	const year = sameYear ? undefined : ("numeric" as const);
	return format(wall.locale, { timeZone: wall.timeZone, day: "numeric", month: "short", year }).format(new Date(at));
}

/** In a zone, or a calendar day as it is with `UTC`: "Mar 14, 1981". */
export function dateOf(at: string, wall: Wall): string {
	return format(wall.locale, { timeZone: wall.timeZone, day: "numeric", month: "short", year: "numeric" }).format(new Date(at));
}
