import { expect, test } from "vitest";
import { cursorOf, daysAt, listed, placeIn } from "./worklist.ts";

const zone = "America/New_York";
const at = (time: string) => Date.parse(time);

test("the clinic's day begins and ends on its own clock, in summer, in winter and when the clock is changed", () => {
	expect(daysAt(at("2026-07-01T03:59:00Z"), zone)).toEqual({ today: at("2026-06-30T04:00:00Z"), tomorrow: at("2026-07-01T04:00:00Z") });
	expect(daysAt(at("2026-01-01T05:00:00Z"), zone)).toEqual({ today: at("2026-01-01T05:00:00Z"), tomorrow: at("2026-01-02T05:00:00Z") });
	expect(daysAt(at("2026-11-01T12:00:00Z"), zone)).toEqual({ today: at("2026-11-01T04:00:00Z"), tomorrow: at("2026-11-02T05:00:00Z") });
});

test("what was called off, or is no longer in the practice system, is on no list", () => {
	const lists = (["today", "coming", "unconfirmed", "declined"] as const).map((list) => listed(list, 0, zone));
	expect(lists.map(({ states }) => states.length)).toEqual([7, 7, 2, 1]);
	for (const { states } of lists) for (const state of ["cancelled", "gone"] as const) expect(states).not.toContain(state);
});

test("where a page ended is found again, and what is no such place is none", () => {
	for (const place of [
		{ start: 1_764_000_000_000, id: "pa-x.y:1" },
		{ start: -5, id: "a" },
	])
		expect(placeIn(cursorOf(place))).toEqual(place);
	for (const cursor of ["", "5", "5.", "x.a", "5.a b", "99999999999999999.a"]) expect(placeIn(cursor)).toBeNull();
});
