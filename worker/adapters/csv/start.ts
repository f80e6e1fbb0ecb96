import { dayAndTime, readDay } from "../../../shared/rules/read-day.ts";
import { startAt } from "../../domain/copy/day.ts";
import { filled } from "./cell.ts";
import type { Cell, Context } from "./columns.ts";
import { minuteOf, offsetOf } from "./times.ts";

type Parts = { day: string; time: string; isIso: boolean };
type Start = number | null | "bad_start" | "start_skipped_by_clock";

/** When it starts, from one column or from two; null: the row does not say. */
export function startOf(cell: Cell, context: Context): Start {
	const whole = filled(cell("start"));
	const [dateCell, timeCell] = [filled(cell("date")), filled(cell("time"))];
	if (whole !== "") return instant(parts(whole), timeCell, context);
	if (dateCell === "" && timeCell === "") return null;
	if (dateCell !== "") return instant(parts(dateCell), timeCell, context);
	return instant(parts(timeCell), "", context);
}

/** Excel writes a time alone as one of a day in 1899 or 1900. */
function instant(from: Parts, timeCell: string, context: Context): Start {
	const alone = parts(timeCell);
	const time = timeCell === "" ? from.time : alone.time !== "" && /\d[/.-]\d/.test(alone.day) ? alone.time : timeCell;
	const day = readDay(from.day, { order: context.order, today: context.today, serials: true, mayCome: true });
	const exact = offsetOf(time, from.isIso && time === from.time);
	const minute = minuteOf(exact?.time ?? time);
	if (day === null || minute === null) return "bad_start";
	if (exact) return Date.parse(`${day}T00:00:00Z`) + (minute - exact.offset) * 60_000;
	return startAt(day, minute, context.timeZone);
}

function parts(text: string): Parts {
	const [, days, fraction] = /^(\d{5})(\.\d+)$/.exec(text) ?? [];
	if (days && fraction) return { day: days, time: `0${fraction}`, isIso: false };
	return { ...dayAndTime(text), isIso: /\dT\d/.test(text) };
}
