import fc from "fast-check";
import { expect, test } from "vitest";
import { backoffMs } from "./backoff.ts";

const jitter = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test("a wait is half a second at least and five minutes at most, however often it failed", () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 100_000 }), jitter, (attempt, chance) => {
			const wait = backoffMs(attempt, chance, null);
			expect(wait).toBeGreaterThanOrEqual(500);
			expect(wait).toBeLessThanOrEqual(300_000);
		}),
	);
});

test("whoever asks us to wait is never asked earlier", () => {
	fc.assert(
		fc.property(fc.nat(50), jitter, fc.nat(3_600_000), (attempt, chance, wish) => {
			expect(backoffMs(attempt, chance, wish)).toBeGreaterThan(wish);
		}),
	);
});

test("each failure waits longer than the one before, until the longest wait", () => {
	const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempt) => backoffMs(attempt, 0, null));
	expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000]);
	expect(backoffMs(20, 0, null)).toBe(150_000);
});
