import { DAYS, type Day } from "../state/settings-drafts.ts";

/** A Monday, so that the days after it name the week. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

export function dayName(day: Day, locale: string): string {
	const at = MONDAY + DAYS.indexOf(day) * DAY_MS;
	return capital(new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(at), locale);
}

/** A day of the calendar, the same wherever the reader sits. */
export function dateName(day: string, locale: string): string {
	const options = { weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
	const at = Date.parse(`${day}T00:00:00Z`);
	return Number.isNaN(at) ? day : new Intl.DateTimeFormat(locale, options).format(at);
}

/** An hour of the day as people there write it. */
export function hourName(hour: string, locale: string): string {
	const at = Date.parse(`2026-01-05T${hour === "24:00" ? "00:00" : hour}:00Z`);
	return Number.isNaN(at) ? hour : new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(at);
}

function capital(text: string, locale: string): string {
	return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
