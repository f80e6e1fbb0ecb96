import { expect, test } from "vitest";
import { type Cursor, firstCursor, nextCursor } from "./cursor.ts";

/** How many pages are read along a chain of links before somebody stops. */
function walked(linkAfter: (page: number) => number, most = 20_000): number {
	let cursor: Cursor | null = firstCursor("page 0", false);
	let page = 0;
	for (let read = 1; read < most; read++) {
		page = linkAfter(page);
		cursor = nextCursor(cursor, `page ${page}`);
		if (!cursor) return read;
	}
	return most;
}

test.each([1, 2, 3, 7, 100])("a circle of %i pages is left within a few rounds, however late it begins", (length) => {
	const circle = (start: number) => walked((page) => (page < start + length - 1 ? page + 1 : start));
	expect(circle(0)).toBeLessThan(4 * length + 4);
	expect(circle(50)).toBeLessThan(4 * (50 + length));
});

test("ten thousand pages are enough", () => {
	expect(walked((page) => page + 1)).toBe(10_000);
});
