import type { DayOrder } from "../../../shared/rules/read-day.ts";

const MONTH_FIRST = new Set(["US", "PR", "GU", "VI", "AS", "MP", "PH", "FM", "PW", "MH"]);

/** How people in a country write a day in figures; a year of four digits in front is understood everywhere. */
export function dayOrderIn(country: string): DayOrder {
	return MONTH_FIRST.has(country) ? "mdy" : "dmy";
}
