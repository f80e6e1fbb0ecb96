import fc from "fast-check";
import { expect, test } from "vitest";
import { type Hours, isOpen, nextOpening } from "./opening.ts";

const NEW_YORK = "America/New_York";
const at = (iso: string) => Date.parse(iso);
const shut: Hours["weekly"] = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const day = [
	{ from: "08:00", to: "12:00" },
	{ from: "13:00", to: "17:00" },
];
const weekly = { ...shut, mon: day, tue: day, wed: day, thu: day, fri: [{ from: "08:00", to: "12:00" }] };
const clinic: Hours = { weekly, holidays: ["2026-11-26", "2026-12-25"] };
const next = (hours: Hours, iso: string, zone = NEW_YORK) => {
	const instant = nextOpening(hours, zone, at(iso));
	return instant === null ? null : new Date(instant).toISOString();
};

test.each([
	["Monday at 8", "2026-11-16T13:00:00Z", true],
	["Monday a moment before 8", "2026-11-16T12:59:59.999Z", false],
	["Monday a moment before the lunch break", "2026-11-16T16:59:59.999Z", true],
	["Monday in the lunch break", "2026-11-16T17:00:00Z", false],
	["Monday after lunch", "2026-11-16T18:00:00Z", true],
	["Monday at 17", "2026-11-16T22:00:00Z", false],
	["Friday afternoon", "2026-11-20T19:00:00Z", false],
	["Saturday", "2026-11-21T15:00:00Z", false],
	["Thanksgiving", "2026-11-26T15:00:00Z", false],
	["Monday at 8 in summer", "2026-07-06T12:00:00Z", true],
])("%s: open is %s %s", (_when, iso, open) => {
	expect(isOpen(clinic, NEW_YORK, at(iso))).toBe(open);
});

test.each([
	["while open, it is now", "2026-11-16T15:00:00Z", "2026-11-16T15:00:00.000Z"],
	["in the lunch break, after lunch", "2026-11-16T17:30:00Z", "2026-11-16T18:00:00.000Z"],
	["in the evening, tomorrow", "2026-11-16T23:00:00Z", "2026-11-17T13:00:00.000Z"],
	["on Friday afternoon, Monday", "2026-11-20T19:00:00Z", "2026-11-23T13:00:00.000Z"],
	["the evening before a holiday, the day after it", "2026-11-25T23:00:00Z", "2026-11-27T13:00:00.000Z"],
	["over the change to summer time, by the new clock", "2026-03-06T20:00:00Z", "2026-03-09T12:00:00.000Z"],
])("the next opening: %s", (_when, now, opening) => {
	expect(next(clinic, now)).toBe(opening);
});

const nights: Hours = { weekly: { ...shut, fri: [{ from: "22:00", to: "02:00" }] }, holidays: [] };

test("a night clinic is open past midnight into a day that has no hours of its own, or is a holiday", () => {
	const saturdayOff = { ...nights, holidays: ["2026-11-21"] };
	for (const hours of [nights, saturdayOff]) {
		expect(isOpen(hours, NEW_YORK, at("2026-11-21T02:59:59Z"))).toBe(false);
		expect(isOpen(hours, NEW_YORK, at("2026-11-21T03:00:00Z"))).toBe(true);
		expect(isOpen(hours, NEW_YORK, at("2026-11-21T06:59:59Z"))).toBe(true);
		expect(isOpen(hours, NEW_YORK, at("2026-11-21T07:00:00Z"))).toBe(false);
	}
});

test("a holiday takes the whole night that begins on it", () => {
	const fridayOff = { ...nights, holidays: ["2026-11-20"] };
	expect(isOpen(fridayOff, NEW_YORK, at("2026-11-21T03:30:00Z"))).toBe(false);
	expect(isOpen(fridayOff, NEW_YORK, at("2026-11-21T06:30:00Z"))).toBe(false);
	expect(next(fridayOff, "2026-11-20T23:00:00Z")).toBe("2026-11-28T03:00:00.000Z");
});

test("hours up to 24:00 meet the hours that begin at midnight without a gap", () => {
	const round: Hours = {
		weekly: { ...shut, mon: [{ from: "00:00", to: "24:00" }], tue: [{ from: "00:00", to: "08:00" }] },
		holidays: [],
	};
	expect(isOpen(round, NEW_YORK, at("2026-11-16T04:59:59.999Z"))).toBe(false);
	for (const iso of ["2026-11-16T05:00:00Z", "2026-11-17T04:59:59.999Z", "2026-11-17T05:00:00Z", "2026-11-17T12:59:59Z"]) {
		expect(isOpen(round, NEW_YORK, at(iso))).toBe(true);
	}
	expect(isOpen(round, NEW_YORK, at("2026-11-17T13:00:00Z"))).toBe(false);
});

test("a night shift keeps its hours when clocks change: once over the double hour, shut in no skipped one", () => {
	const nightly: Hours = {
		weekly: { ...shut, sat: [{ from: "22:00", to: "04:00" }], sun: [{ from: "02:30", to: "04:00" }] },
		holidays: [],
	};
	expect(isOpen(nightly, NEW_YORK, at("2026-11-01T05:30:00Z"))).toBe(true);
	expect(isOpen(nightly, NEW_YORK, at("2026-11-01T06:30:00Z"))).toBe(true);
	const sundays: Hours = { weekly: { ...shut, sun: [{ from: "02:30", to: "04:00" }] }, holidays: [] };
	expect(next(sundays, "2026-03-08T06:00:00Z")).toBe("2026-03-08T07:00:00.000Z");
});

test("a clinic without hours, or shut for three weeks, has no next opening", () => {
	expect(next({ weekly: shut, holidays: [] }, "2026-11-16T15:00:00Z")).toBeNull();
	const mondays = { ...shut, mon: [{ from: "08:00", to: "12:00" }] };
	const onHoliday = { weekly: mondays, holidays: ["2026-11-16", "2026-11-23", "2026-11-30", "2026-12-07"] };
	expect(next(onHoliday, "2026-11-16T15:00:00Z")).toBeNull();
	expect(next({ ...onHoliday, holidays: onHoliday.holidays.slice(0, 3) }, "2026-11-16T15:00:00Z")).toBe("2026-12-07T13:00:00.000Z");
});

test("hours nobody can read open nothing, and the others of the day still count", () => {
	const hours: Hours = {
		weekly: {
			...shut,
			mon: [
				{ from: "8am", to: "noon" },
				{ from: "13:00", to: "17:00" },
			],
		},
		holidays: [],
	};
	expect(next(hours, "2026-11-16T13:30:00Z")).toBe("2026-11-16T18:00:00.000Z");
});

test("hours written in any order give the earliest opening", () => {
	const hours: Hours = { weekly: { ...shut, mon: [...day].reverse() }, holidays: [] };
	expect(next(hours, "2026-11-16T10:00:00Z")).toBe("2026-11-16T13:00:00.000Z");
});

const zones = ["America/New_York", "Pacific/Honolulu", "Europe/London", "Australia/Lord_Howe", "America/Santiago"];
const minute = fc.integer({ min: 0, max: 1_439 });
const time = minute.map((of) => `${String(Math.floor(of / 60)).padStart(2, "0")}:${String(of % 60).padStart(2, "0")}`);
const spans = fc.array(fc.record({ from: time, to: time }), { maxLength: 2 });
const anyWeek = fc.record({ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans });
const instants = fc.integer({ min: at("2020-01-01T00:00:00Z"), max: at("2035-01-01T00:00:00Z") });

test("at its next opening a clinic is open, it is not before now, and it is shut at every moment until then", () => {
	fc.assert(
		fc.property(instants, anyWeek, fc.constantFrom(...zones), fc.double({ min: 0, max: 1, noNaN: true }), (now, week, zone, share) => {
			const hours = { weekly: week, holidays: [] };
			const opening = nextOpening(hours, zone, now);
			if (opening === null) {
				expect(isOpen(hours, zone, now)).toBe(false);
				return;
			}
			expect(opening).toBeGreaterThanOrEqual(now);
			expect(isOpen(hours, zone, opening)).toBe(true);
			const between = now + Math.floor((opening - now) * share);
			expect(isOpen(hours, zone, between)).toBe(between === opening);
		}),
		{ numRuns: 300 },
	);
});
