const TIME = /^(?:at\s+|a\s+las?\s+)?(\d{1,2})(?:\s*[:h.]\s*(\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(?:([ap])\.?\s?m?\.?)?(?:\s*[A-Z]{2,5})?$/i;
const MILITARY = /^(\d{1,2})(\d{2})\s*(?:([ap])\.?\s?m?\.?)?(?:\s*h(?:rs?)?)?$/i;
const SPOKEN = new Map([
	["noon", 720],
	["mediodia", 720],
	["mediodía", 720],
	["midnight", 0],
]);

/** The minute of the day that "2:30 PM", "14:30", "1430" and Excel's "0.604166667" mean; null: none. Of "9:00 - 9:30" the first. */
export function minuteOf(written: string): number | null {
	const text = (written.split(/\s*(?:–|—|\bto\b|\sa\s|(?<=\d|m\.?)\s*-)\s*(?=\d)/i)[0] ?? "").trim();
	const spoken = SPOKEN.get(text.toLowerCase());
	if (spoken !== undefined) return spoken;
	if (/^0?\.\d+$/.test(text) || text === "0") return Math.round(Number(text) * 1_440) % 1_440;
	const [, hour, minute = "0", half] = TIME.exec(text) ?? MILITARY.exec(text) ?? [];
	if (hour === undefined || (minute === "0" && half === undefined)) return null;
	return clock(Number(hour), Number(minute), half?.toLowerCase());
}

/** How far a time with an offset is from UTC, in minutes; null: it says nothing about that. */
export function offsetOf(written: string, isIso: boolean): { offset: number; time: string } | null {
	const [, time = "", zulu, sign, hours = "0", minutes = "0"] =
		/^(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)$/i.exec(written) ?? [];
	// "09:00-10:00" in a column of times is from nine to ten, not nine o'clock in Hawaii.
	if (time === "" || (sign && !isIso && time.length < 8)) return null;
	return { time, offset: zulu ? 0 : (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes || "0")) };
}

/** "30", "30 min", "0:30", "00:30:00", "1 h 30", "1.5 hours". */
export function minutesLong(written: string): number | null {
	const text = written.toLowerCase().replace(",", ".");
	const [, clockHours, clockMinutes] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text) ?? [];
	const [, hours, rest] =
		/^(\d+(?:\.\d+)?)\s*(?:h|hrs?|hours?|horas?)\.?\s*(?:(\d{1,2})\s*(?:m|min|mins|minutes|minutos)?\.?)?$/.exec(text) ?? [];
	const [, plain] = /^(\d+(?:\.\d+)?)\s*(?:m|min|mins|minutes?|minutos?)?\.?$/.exec(text) ?? [];
	const minutes = clockHours
		? Number(clockHours) * 60 + Number(clockMinutes)
		: hours
			? Number(hours) * 60 + Number(rest ?? 0)
			: Number(plain);
	return Number.isFinite(minutes) && minutes > 0 && minutes <= 1_440 ? Math.round(minutes) : null;
}

function clock(hour: number, minute: number, half: string | undefined): number | null {
	if (minute > 59) return null;
	if (half === undefined) return hour < 24 || (hour === 24 && minute === 0) ? hour * 60 + minute : null;
	if (hour < 1 || hour > 23 || (half === "a" && hour > 12)) return null;
	return (hour > 12 ? hour : (hour % 12) + (half === "p" ? 12 : 0)) * 60 + minute;
}
