import { expect, test } from "vitest";
import { lastDayAsChild } from "./last-day-as-child.ts";

test.for([
	["2012-08-02", "2030-08-01"],
	["2010-01-01", "2027-12-31"],
	["2008-03-01", "2026-02-28"],
	["2006-03-01", "2024-02-29"],
	["2008-02-29", "2026-02-28"],
] as const)("who was born on %s is a child until %s", ([birthDate, lastDay]) => {
	expect(lastDayAsChild(birthDate)).toBe(lastDay);
});
