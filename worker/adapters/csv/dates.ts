import { type DayOrder, dayAndTime, dayParts } from "../../../shared/rules/read-day.ts";
import type { ColumnMap, CopyColumn, ImportPreview } from "../../../shared/schemas/pm-copy.ts";

// One file writes all its dates alike. Any day over 12 in it tells day and month apart; a date that fits both tells nothing.

/** `dayOrYearFirst`: "13-04-12". `shortYearFirst`: "53-04-13". */
export type DateEvidence = {
	dayFirst: number;
	monthFirst: number;
	yearFirst: number;
	shortYearFirst: number;
	dayOrYearFirst: number;
	either: number;
};

export const NO_EVIDENCE: DateEvidence = { dayFirst: 0, monthFirst: 0, yearFirst: 0, shortYearFirst: 0, dayOrYearFirst: 0, either: 0 };

const DATE_COLUMNS: readonly CopyColumn[] = ["birthDate", "start", "date"];
/** One slip of a pen does not turn a file round. */
const CLEARLY = 10;
const MONTH_FIRST = new Set(["US", "PR", "GU", "VI", "AS", "MP", "PH", "FM", "PW", "MH"]);
const YEAR_FIRST = new Set(["CN", "JP", "KR", "TW", "HU", "LT", "MN"]);

export function withDates(evidence: DateEvidence, cells: readonly string[], header: readonly string[], map: ColumnMap): DateEvidence {
	const seen = { ...evidence };
	for (const column of DATE_COLUMNS) {
		const name = map[column];
		const cell = name === undefined ? undefined : cells[header.indexOf(name)];
		const kind = cell ? kindOf(cell) : null;
		if (kind) seen[kind] += 1;
	}
	return seen;
}

export function orderOf(evidence: DateEvidence, country: string): ImportPreview["dates"] {
	const { monthFirst, yearFirst, shortYearFirst, either } = evidence;
	const dayFirst = evidence.dayFirst + (shortYearFirst === 0 ? evidence.dayOrYearFirst : 0);
	const usual = usualIn(country, yearFirst + shortYearFirst > 0);
	if (shortYearFirst > CLEARLY * (dayFirst + monthFirst)) return { order: "ymd", decidedBy: "file" };
	if (dayFirst > CLEARLY * monthFirst) return { order: "dmy", decidedBy: "file" };
	if (monthFirst > CLEARLY * dayFirst) return { order: "mdy", decidedBy: "file" };
	if (yearFirst > 0 && either + dayFirst + monthFirst === 0) return { order: "ymd", decidedBy: "file" };
	return { order: usual, decidedBy: "clinic" };
}

/** Dates that end in the year cannot be meant to begin with it. */
function usualIn(country: string, hasYearFirst: boolean): DayOrder {
	if (MONTH_FIRST.has(country)) return "mdy";
	return YEAR_FIRST.has(country) && hasYearFirst ? "ymd" : "dmy";
}

function kindOf(cell: string): keyof DateEvidence | null {
	const parts = dayParts(dayAndTime(cell).day);
	if (!parts || parts.month !== null || parts.numbers.length !== 3) return null;
	const [first = "", second = "", third = ""] = parts.numbers;
	const [one, two] = [Number(first), Number(second)];
	if (first.length === 4) return "yearFirst";
	if (one > 31 || first === "00") return two <= 12 ? "shortYearFirst" : null;
	if (one > 12 && two > 12) return null;
	if (one > 12) return third.length === 4 || Number(third) > 31 ? "dayFirst" : "dayOrYearFirst";
	return two > 12 ? "monthFirst" : "either";
}
