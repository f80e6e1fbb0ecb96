const time = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat("en-US", { weekday: "long" });
const date = new Intl.DateTimeFormat("en-US", { weekday: "short", day: "numeric", month: "long" });
const exact = new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeStyle: "short" });

const DAY_MS = 86_400_000;
const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

export const clock = (at: number): string => time.format(at);
export const inFull = (at: number): string => exact.format(at);

export function day(at: number, now: number): string {
	const days = Math.round((midnight(now) - midnight(at)) / DAY_MS);
	if (days === 0) return "Today";
	if (days === 1) return "Yesterday";
	return days > 1 && days < 7 ? weekday.format(at) : date.format(at);
}

/** For the list of contacts: the time today, else the day. */
export const brief = (at: number, now: number): string => (midnight(at) === midnight(now) ? clock(at) : day(at, now));
