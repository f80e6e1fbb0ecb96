import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, instantOf, isZone, localAt, offsetAt } from "./zoned.ts";

const at = (iso: string) => Date.parse(iso);
const date = (iso: string) => ({ year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)), day: Number(iso.slice(8, 10)) });
const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const ZONES = [
	"America/New_York",
	"America/Los_Angeles",
	"America/Phoenix",
	"Pacific/Honolulu",
	"Europe/London",
	"Australia/Lord_Howe",
	"America/Santiago",
	"Africa/Cairo",
	"Asia/Kathmandu",
	"Pacific/Chatham",
	"Pacific/Kiritimati",
];

test.each([
	["2026-03-08T06:59:59Z", "America/New_York", "2026-03-08", "sun", "01:59"],
	["2026-03-08T07:00:00Z", "America/New_York", "2026-03-08", "sun", "03:00"],
	["2026-11-01T05:30:00Z", "America/New_York", "2026-11-01", "sun", "01:30"],
	["2026-11-01T06:30:00Z", "America/New_York", "2026-11-01", "sun", "01:30"],
	["2026-11-16T05:00:00Z", "America/New_York", "2026-11-16", "mon", "00:00"],
	["2026-11-16T04:59:59Z", "America/New_York", "2026-11-15", "sun", "23:59"],
	["2026-07-04T06:59:59Z", "America/Los_Angeles", "2026-07-03", "fri", "23:59"],
	["2026-07-01T19:00:00Z", "America/Phoenix", "2026-07-01", "wed", "12:00"],
	["2026-12-01T19:00:00Z", "America/Phoenix", "2026-12-01", "tue", "12:00"],
	["2027-01-01T09:59:59Z", "Pacific/Honolulu", "2026-12-31", "thu", "23:59"],
	["2026-03-29T01:00:00Z", "Europe/London", "2026-03-29", "sun", "02:00"],
	["2026-04-04T14:45:00Z", "Australia/Lord_Howe", "2026-04-05", "sun", "01:45"],
	["2026-04-04T15:15:00Z", "Australia/Lord_Howe", "2026-04-05", "sun", "01:45"],
	["2024-02-29T12:00:00Z", "Europe/London", "2024-02-29", "thu", "12:00"],
] as const)("at %s the wall in %s shows %s, %s, %s", (iso, zone, day, weekday, time) => {
	expect(localAt(at(iso), zone)).toEqual({ ...date(day), weekday, minute: clock(time) });
});

test.each([
	["an ordinary morning", "2026-11-16", "08:00", "America/New_York", "2026-11-16T13:00:00Z"],
	["midnight", "2026-11-16", "00:00", "America/New_York", "2026-11-16T05:00:00Z"],
	["midnight at the end of a day", "2026-11-16", "24:00", "America/New_York", "2026-11-17T05:00:00Z"],
	["a skipped time", "2026-03-08", "02:30", "America/New_York", "2026-03-08T07:00:00Z"],
	["the first skipped minute", "2026-03-08", "02:00", "America/New_York", "2026-03-08T07:00:00Z"],
	["the first minute after the gap", "2026-03-08", "03:00", "America/New_York", "2026-03-08T07:00:00Z"],
	["the last minute before the gap", "2026-03-08", "01:59", "America/New_York", "2026-03-08T06:59:00Z"],
	["a time that comes twice", "2026-11-01", "01:30", "America/New_York", "2026-11-01T05:30:00Z"],
	["the minute after the double hour", "2026-11-01", "02:00", "America/New_York", "2026-11-01T07:00:00Z"],
	["a skipped time in the west", "2026-03-08", "02:30", "America/Los_Angeles", "2026-03-08T10:00:00Z"],
	["a time that comes twice in the west", "2026-11-01", "01:00", "America/Los_Angeles", "2026-11-01T08:00:00Z"],
	["the same time where clocks never change", "2026-03-08", "02:30", "America/Phoenix", "2026-03-08T09:30:00Z"],
	["the end of a day in Hawaii", "2026-12-31", "24:00", "Pacific/Honolulu", "2027-01-01T10:00:00Z"],
	["a skipped time in London", "2026-03-29", "01:15", "Europe/London", "2026-03-29T01:00:00Z"],
	["a time that comes twice in London", "2026-10-25", "01:15", "Europe/London", "2026-10-25T00:15:00Z"],
	["a skipped half hour", "2026-10-04", "02:10", "Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
	["a half hour that comes twice", "2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00Z"],
	["a midnight that is skipped", "2026-09-06", "00:00", "America/Santiago", "2026-09-06T04:00:00Z"],
	["the midnight before the one that is skipped, by its end", "2026-09-05", "24:00", "America/Santiago", "2026-09-06T04:00:00Z"],
	["a day that is skipped", "2011-12-30", "12:00", "Pacific/Apia", "2011-12-30T10:00:00Z"],
] as const)("%s (%s %s in %s) is %s", (_what, day, time, zone, iso) => {
	expect(new Date(instantOf(date(day), clock(time), zone)).toISOString()).toBe(new Date(at(iso)).toISOString());
});

const someDay = fc.integer({ min: at("1975-01-01T00:00:00Z"), max: at("2040-01-01T00:00:00Z") });

test("an instant told as wall time and back is itself, or the earlier of the two that share that wall time", () => {
	fc.assert(
		fc.property(someDay, fc.constantFrom(...ZONES), (instant, zone) => {
			const minuteStart = Math.floor(instant / 60_000) * 60_000;
			const local = localAt(minuteStart, zone);
			const back = instantOf(local, local.minute, zone);
			expect(localAt(back, zone)).toEqual(local);
			expect([0, 1_800_000, 3_600_000]).toContain(minuteStart - back);
		}),
		{ numRuns: 500 },
	);
});

test("no wall time is without its instant, and a skipped one is where the clock jumps", () => {
	fc.assert(
		fc.property(someDay, fc.integer({ min: 0, max: 1_440 }), fc.constantFrom(...ZONES), (instant, minute, zone) => {
			const day = localAt(instant, zone);
			const found = instantOf(day, minute, zone);
			const asked = Date.UTC(day.year, day.month - 1, day.day) + minute * 60_000;
			if (found + offsetAt(found, zone) !== asked) expect(offsetAt(found - 1, zone)).toBeLessThan(offsetAt(found, zone));
		}),
		{ numRuns: 500 },
	);
});

test("days are counted on the calendar: over months, leap days and years", () => {
	expect(addDays(date("2026-12-31"), 1)).toEqual({ ...date("2027-01-01"), weekday: "fri" });
	expect(addDays(date("2028-02-28"), 1)).toEqual({ ...date("2028-02-29"), weekday: "tue" });
	expect(addDays(date("2026-03-01"), -1)).toEqual({ ...date("2026-02-28"), weekday: "sat" });
});

test("only a place on Earth is a zone", () => {
	expect(["America/New_York", "UTC", "Europe/Kyiv"].map(isZone)).toEqual([true, true, true]);
	expect(["Mars/Olympus", "", "Eastern", "12345"].map(isZone)).toEqual([false, false, false, false]);
});
