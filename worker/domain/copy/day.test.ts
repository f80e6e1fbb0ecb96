import { expect, test } from "vitest";
import { startAt } from "./day.ts";

const iso = (at: number | string) => (typeof at === "number" ? new Date(at).toISOString() : at);

test.each([
	["an ordinary morning", "2026-11-16", 480, "2026-11-16T13:00:00.000Z"],
	["a time that comes twice is the earlier", "2026-11-01", 90, "2026-11-01T05:30:00.000Z"],
	["a time that the clock skips is nobody's", "2026-03-08", 150, "start_skipped_by_clock"],
	["the first minute after the gap", "2026-03-08", 180, "2026-03-08T07:00:00.000Z"],
	["midnight at the end of a day", "2026-11-16", 1_440, "2026-11-17T05:00:00.000Z"],
])("%s", (_, day, minute, start) => {
	expect(iso(startAt(day, minute, "America/New_York"))).toBe(start);
});
