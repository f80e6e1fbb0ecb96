import { expect, test } from "vitest";
import { aText } from "./fake-network.ts";
import { GROUP_MS, isSameGroup, merged, shownAt } from "./order.ts";

test("a text that waited for the phone shows where it arrived, not where it was sent", () => {
	const waited = aText({ body: "waited", createdAt: 1, arrivedAt: 30 });
	const own = aText({ body: "own", direction: "inbound", createdAt: 20 });
	expect(merged([waited], [own]).map(({ body }) => body)).toEqual(["own", "waited"]);
});

test("a text not yet delivered is not on the screen", () => {
	expect(shownAt(aText({ arrivedAt: null }))).toBeNull();
});

test("a newer copy of a text takes the place of the older one", () => {
	const before = aText({ arrivedAt: null });
	expect(merged([before], [{ ...before, arrivedAt: 5 }])).toEqual([{ ...before, arrivedAt: 5 }]);
});

test("texts of one side within five minutes are one group", () => {
	const first = aText({ createdAt: 0, arrivedAt: 0 });
	expect(isSameGroup(first, aText({ arrivedAt: GROUP_MS - 1 }))).toBe(true);
	expect(isSameGroup(first, aText({ arrivedAt: GROUP_MS }))).toBe(false);
	expect(isSameGroup(first, aText({ direction: "inbound", createdAt: 1 }))).toBe(false);
	expect(isSameGroup(first, undefined)).toBe(false);
});
