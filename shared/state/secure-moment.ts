/** The moment at which a clock in this zone shows that day and time; null for a day or time that there is not. */
export function momentOf(day: string, time: string, timeZone: string): string | null {
	const wanted = Date.parse(`${day}T${time}:00Z`);
	if (Number.isNaN(wanted)) return null;
	let guess = wanted;
	// Twice: the first step may cross the night on which the clocks change.
	for (let step = 0; step < 2; step += 1) guess = wanted - (shownAt(guess, timeZone) - guess);
	return new Date(guess).toISOString();
}

/** What a clock in this zone shows at a moment, read as if it were UTC. */
function shownAt(at: number, timeZone: string): number {
	const { day, time } = wallOf(new Date(at).toISOString(), timeZone);
	return Date.parse(`${day}T${time}:00Z`);
}

/** As the fields of a form write it: "2026-11-16", "14:30". */
export function wallOf(at: string, timeZone: string): { day: string; time: string } {
	const shown = new Intl.DateTimeFormat("en-CA", { timeZone, ...NUMBERS }).formatToParts(new Date(at));
	const part = (type: Intl.DateTimeFormatPartTypes) => shown.find((one) => one.type === type)?.value ?? "";
	return { day: `${part("year")}-${part("month")}-${part("day")}`, time: `${part("hour")}:${part("minute")}` };
}

const NUMBERS = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
