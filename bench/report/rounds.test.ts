import { expect, test } from "vitest";
import { compareRounds, median } from "./rounds.ts";

test("the median of an even number of values lies between the middle two", () => {
	expect(median([9, 1, 3, 5])).toBe(4);
	expect(median([9, 1, 3])).toBe(3);
});

test("one slow round of both sides changes no ratio", () => {
	const rounds = compareRounds([
		{ ours: 60, reference: 100 },
		{ ours: 6, reference: 10 },
		{ ours: 61, reference: 100 },
	]);
	expect(rounds).toMatchObject({ ratio: 0.6, least: 0.6, most: 0.61, ours: 60, reference: 100 });
});
