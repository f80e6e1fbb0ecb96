import fc from "fast-check";
import { expect, test } from "vitest";
import { NOON } from "../../testing/thread-parts.ts";
import { nextWriteAt, recentWrites } from "./pace.ts";

const MINUTES = 60_000;

test("a ticket that was quiet is written after a second, so that quick texts become one comment", () => {
	expect(nextWriteAt([], NOON)).toBe(NOON + 1_000);
	expect(nextWriteAt([NOON - 11 * MINUTES], NOON)).toBe(NOON + 1_000);
});

test("a ticket written twelve times in ten minutes is written every half minute", () => {
	const writes = Array.from({ length: 12 }, (_, index) => NOON - index * 1_000);
	expect(nextWriteAt(writes.slice(1), NOON)).toBe(NOON + 1_000);
	expect(nextWriteAt(writes, NOON)).toBe(NOON + 30_000);
});

test("writes of more than ten minutes ago do not count any more", () => {
	expect(recentWrites([NOON - 10 * MINUTES, NOON - 10 * MINUTES + 1, NOON], NOON)).toEqual([NOON - 10 * MINUTES + 1, NOON]);
});

test("however busy a thread is, its ticket never gets near Zendesk's thirty writes in ten minutes", () => {
	fc.assert(
		fc.property(fc.array(fc.nat(20_000), { minLength: 100, maxLength: 200 }), (pauses) => {
			let now = NOON;
			let kept: number[] = [];
			const all: number[] = [];
			for (const pause of pauses) {
				now = nextWriteAt(kept, now + pause);
				kept = [...recentWrites(kept, now), now];
				all.push(now);
			}
			for (const at of all) expect(all.filter((other) => other > at - 10 * MINUTES && other <= at).length).toBeLessThanOrEqual(25);
		}),
		{ numRuns: 30 },
	);
});
