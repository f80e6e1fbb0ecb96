import { expect, test } from "vitest";
import { minutesOf } from "./span.ts";

test.each([
	["08:00", "20:00", { from: 480, to: 1_200 }],
	["00:00", "24:00", { from: 0, to: 1_440 }],
	["22:00", "02:00", { from: 1_320, to: 1_560 }],
	["18:00", "00:00", { from: 1_080, to: 1_440 }],
	["18:00", "24:00", { from: 1_080, to: 1_440 }],
])("%s to %s are hours", (from, to, minutes) => {
	expect(minutesOf({ from, to })).toEqual(minutes);
});

test.each([
	["08:00", "08:00"],
	["24:00", "08:00"],
	["8:00", "20:00"],
	["08:00", "24:01"],
	["08:60", "20:00"],
	["08:00", "25:00"],
	["", "20:00"],
	["08:00", "8 pm"],
	["08:00", "20:00\n"],
])("%j to %j are none", (from, to) => {
	expect(minutesOf({ from, to })).toBeNull();
});
