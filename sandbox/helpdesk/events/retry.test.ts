import { expect, test } from "vitest";
import { pauseBeforeRetry } from "./retry.ts";

test.each([
	[{ status: 204, retryAfter: null }, 1, null],
	[{ status: 400, retryAfter: 5 }, 1, null],
	[{ status: 409, retryAfter: null }, 3, 1000],
	[{ status: 409, retryAfter: null }, 4, null],
	[{ status: 429, retryAfter: 10 }, 1, 10_000],
	[{ status: 503, retryAfter: 59 }, 1, 59_000],
	[{ status: 503, retryAfter: 60 }, 1, null],
	[{ status: 503, retryAfter: null }, 1, null],
	[{ status: 500, retryAfter: 5 }, 1, null],
	["timeout" as const, 5, 1000],
	["timeout" as const, 6, null],
	["unreachable" as const, 1, null],
])("after %o on try %i the pause is %s ms", (outcome, attempt, pause) => {
	expect(pauseBeforeRetry(outcome, attempt, 1000)).toBe(pause);
});
