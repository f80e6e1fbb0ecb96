/** Hours of a day as a clinic writes them: "08:00" to "20:00"; "22:00" to "02:00" runs over midnight; "24:00" ends a day. */
export type Span = { from: string; to: string };

/** In minutes from the midnight it begins after; `to` past 1,440 lies on the next day. */
export type Minutes = { from: number; to: number };

const DAY = 24 * 60;

/** Null for what is no time of day, and for a span that ends where it begins: nobody can say if that is all day or none of it. */
export function minutesOf(span: Span): Minutes | null {
	const from = minuteOf(span.from);
	const to = minuteOf(span.to);
	if (from === null || to === null || from === DAY || from === to) return null;
	return { from, to: to > from ? to : to + DAY };
}

function minuteOf(time: string): number | null {
	const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? [];
	if (hours === undefined || minutes === undefined) return null;
	const minute = Number(hours) * 60 + Number(minutes);
	return minute <= DAY ? minute : null;
}
