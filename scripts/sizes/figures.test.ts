import { expect, test } from "vitest";
import { figures } from "./figures.ts";

test("the median and the ninetieth of a hundred are the fifty-first and the ninety-first", () => {
	expect(figures(Array.from({ length: 100 }, (_, index) => 100 - index))).toEqual({ count: 100, median: 51, p90: 91, max: 100 });
});

test("an empty room has no size", () => {
	expect(figures([])).toEqual({ count: 0, median: 0, p90: 0, max: 0 });
});
