import { expect, test } from "vitest";
import { nightDue } from "./night.ts";

const monday = (time: string) => ({ date: "2026-03-09", time, dayBefore: "2026-03-08" });

test.each([
	["before its time, with last night's done, nothing is due", "2026-03-08", "01:59", null],
	["at its time it is due", "2026-03-08", "02:00", "2026-03-09"],
	["hours after its time it still is", "2026-03-08", "23:59", "2026-03-09"],
	["once begun, it is not due again that day", "2026-03-09", "02:05", null],
	["a night that was missed is caught up at once", "2026-03-06", "00:10", "2026-03-08"],
	["several that were missed are one", "2026-01-01", "12:00", "2026-03-09"],
	["a clock that was set back does not bring it twice", "2026-03-10", "02:00", null],
])("%s", (_, lastDay, time, due) => {
	expect(nightDue({ at: "02:00", lastDay }, monday(time))).toBe(due);
});

test("a time that the clock jumped over is due as soon as it is passed", () => {
	expect(nightDue({ at: "02:30", lastDay: "2026-03-07" }, { date: "2026-03-08", time: "03:00", dayBefore: "2026-03-07" })).toBe(
		"2026-03-08",
	);
});
