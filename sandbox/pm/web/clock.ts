/** The practice's clock. */
export type Clock = { now(): number; dayOf(start: string): string; timeOf(start: string): string };

export function clockOf(timeZone: string, now: () => number = Date.now): Clock {
	const day = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
	const time = new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", minute: "2-digit" });
	return {
		now,
		dayOf: (start) => day.format(new Date(start)),
		// Some versions of Node put a narrow space before AM and PM, which no such system writes.
		timeOf: (start) => time.format(new Date(start)).replace("\u202f", " "),
	};
}
