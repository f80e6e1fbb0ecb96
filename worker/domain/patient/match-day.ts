import { type DayOrder, readDay } from "../../../shared/rules/read-day.ts";

const ORDERS: readonly DayOrder[] = ["dmy", "mdy"];

/**
 * Every day that a page can mean by what it writes: 03/04/1980 is one of two, and 04/13/25 may be a hundred years ago. Empty: it is no date.
 * Which one is meant, only the copy can say.
 */
export function daysOf(typed: string, today: string): string[] {
	const todays = [today, `${String(Number(today.slice(0, 4)) - 100).padStart(4, "0")}${today.slice(4)}`];
	const read = (orders: readonly DayOrder[]) =>
		orders.flatMap((order) => todays.map((now) => readDay(typed, { order, today: now }))).filter((day) => day !== null);
	const days = read(ORDERS);
	return [...new Set(days.length > 0 ? days : read(["ymd"]))];
}
