import fc from "fast-check";
import { expect, test } from "vitest";
import { type DayOrder, dayAndTime, readDay } from "./read-day.ts";

const today = "2026-11-24";
const read = (typed: string, order: DayOrder = "mdy", more: { serials?: boolean; mayCome?: boolean } = {}) =>
	readDay(typed, { order, today, ...more });

test.each([
	["1953-04-13", "mdy"],
	["1953/4/13", "dmy"],
	["1953.04.13", "dmy"],
	["19530413", "dmy"],
	["4/13/1953", "mdy"],
	["04-13-1953", "mdy"],
	["13/04/1953", "dmy"],
	["13.4.1953", "dmy"],
	["13 4 1953", "dmy"],
	["13/4/53", "dmy"],
	["4/13/53", "mdy"],
	["53-04-13", "ymd"],
	["13-Apr-1953", "mdy"],
	["13-APR-53", "mdy"],
	["Apr 13, 1953", "dmy"],
	["April 13th, 1953", "dmy"],
	["13 abr 1953", "mdy"],
	["13 abr. 1953", "mdy"],
	["13 de abril de 1953", "mdy"],
	["13/Apr/1953", "ymd"],
	["1953 Apr 13", "dmy"],
	["Mon, 13 Apr 1953", "mdy"],
	["lunes, 13 de abril de 1953", "mdy"],
	["Apr 13 '53", "mdy"],
	["1953-04-13T00:00:00.000Z", "mdy"],
	["04/13/1953 12:00:00 AM", "mdy"],
	["19530413000000", "mdy"],
	["DOB: 04/13/1953 Age: 73", "mdy"],
	["04/13/1953 (73 yrs)", "mdy"],
	["\u200e04/13/1953\u00a0", "mdy"],
] as const)("%j in a file of %s is the thirteenth of April 1953", (typed, order) => {
	expect(read(typed, order)).toBe("1953-04-13");
});

test.each([
	["13/04/1953", "mdy"],
	["04/13/1953", "dmy"],
	["13/04/1953", "ymd"],
	["31/04/1953", "dmy"],
	["29 Feb 1953", "dmy"],
	["xx/xx/1953", "mdy"],
	["**/**/1953", "mdy"],
	["00/00/0000", "mdy"],
	["0001-01-01", "mdy"],
	["(202) 555-0143", "mdy"],
	["202 555 0143", "mdy"],
	["012-34-5678", "mdy"],
	["1953", "mdy"],
	["20265", "mdy"],
	["13041953", "dmy"],
	["Apr 1953", "mdy"],
	["13 Foo 1953", "mdy"],
	["ma 13 1953", "mdy"],
	["unknown", "mdy"],
	["", "mdy"],
] as const)("%j in a file of %s is no date", (typed, order) => {
	expect(read(typed, order)).toBeNull();
});

test("a two-digit birth year is never in the future", () => {
	expect([read("11/24/26"), read("11/25/26"), read("1/1/27"), read("2/29/00"), read("2/29/28")]).toEqual([
		"2026-11-24",
		"1926-11-25",
		"1927-01-01",
		"2000-02-29",
		"1928-02-29",
	]);
});

test("a two-digit year of an appointment is the one near today", () => {
	expect([
		read("11/25/26", "mdy", { mayCome: true }),
		read("1/4/27", "mdy", { mayCome: true }),
		read("1/4/99", "mdy", { mayCome: true }),
	]).toEqual(["2026-11-25", "2027-01-04", "1999-01-04"]);
});

test("a count of Excel's days is a date only where it is asked for, and a bare year never", () => {
	const serial = (typed: string) => read(typed, "mdy", { serials: true });
	expect(read("44927")).toBeNull();
	expect([serial("44927"), serial("19462"), serial("19462.5"), serial("1"), serial("59"), serial("61")]).toEqual([
		"2023-01-01",
		"1953-04-13",
		"1953-04-13",
		"1900-01-01",
		"1900-02-28",
		"1900-03-01",
	]);
	expect([serial("60"), serial("1953"), serial("0"), serial("449270"), serial("4155550123")]).toEqual([null, null, null, null, null]);
});

test.each([
	["04/13/2026 2:30 PM", "04/13/2026", "2:30 PM"],
	["2026-04-13T14:30:00-04:00", "2026-04-13", "14:30:00-04:00"],
	["Apr 13, 2026, 2:30\u202fPM", "Apr 13, 2026", "2:30 PM"],
	["Apr 13, 2026 at 9am", "Apr 13, 2026", "at 9am"],
	["20260413T1430", "20260413", "14:30"],
	["20260413143000", "20260413", "14:30:00"],
	["13 abr 2026 14h30", "13 abr 2026", "14h30"],
	["13.04.2026", "13.04.2026", ""],
	["Apr 13 2026", "Apr 13 2026", ""],
])("%j is a day and a time", (typed, day, time) => {
	expect(dayAndTime(typed)).toEqual({ day, time });
});

test("every day written in any of our ways is read as itself", () => {
	const NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
	const NOMBRES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" ");
	fc.assert(
		fc.property(fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }), (date) => {
			const day = date.toISOString().slice(0, 10);
			const [y, m, d] = day.split("-").map(Number) as [number, number, number];
			expect(read(day)).toBe(day);
			expect(read(`${m}/${d}/${y}`, "mdy")).toBe(day);
			expect(read(`${d}.${m}.${y}`, "dmy")).toBe(day);
			expect(read(`${y}/${m}/${d}`, "ymd")).toBe(day);
			expect(read(`${d}-${NAMES[m - 1]}-${y}`)).toBe(day);
			expect(read(`${NAMES[m - 1]} ${d}, ${y}`)).toBe(day);
			expect(read(`${d} de ${NOMBRES[m - 1]} de ${y}`)).toBe(day);
		}),
	);
});

test("whatever is typed, the answer is a day that exists or none", () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[\d/. :aprAPRmM-]{0,14}$/)), fc.boolean(), (typed, serials) => {
			const day = read(typed, "dmy", { serials });
			if (day !== null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
		}),
	);
});
