import { expect, test } from "vitest";
import { parseCron } from "./cron.ts";

const due = (expression: string, at: string) => parseCron(expression).isDue(new Date(at));

test.each([
	["*/5 * * * *", "2026-03-02T10:35:00Z", true],
	["*/5 * * * *", "2026-03-02T10:36:00Z", false],
	["0 3 * * *", "2026-03-02T03:00:00Z", true],
	["0 3 * * *", "2026-03-02T15:00:00Z", false],
	["10-20/5,40 8-18 * * *", "2026-03-02T08:15:00Z", true],
	["10-20/5,40 8-18 * * *", "2026-03-02T08:40:00Z", true],
	["10-20/5,40 8-18 * * *", "2026-03-02T08:25:00Z", false],
	["0 0 1 jan-mar *", "2026-03-01T00:00:00Z", true],
	["0 0 1 jan-mar *", "2026-04-01T00:00:00Z", false],
])("%s at %s: %s", (expression, at, expected) => {
	expect(due(expression, at)).toBe(expected);
});

test("the first day of the week is Sunday, as Cloudflare counts", () => {
	expect(due("0 9 * * 1", "2026-03-01T09:00:00Z")).toBe(true);
	expect(due("0 9 * * sun", "2026-03-01T09:00:00Z")).toBe(true);
	expect(due("0 9 * * 1", "2026-03-02T09:00:00Z")).toBe(false);
});

test("with a day of the month and a day of the week, either is enough", () => {
	expect(due("0 9 15 * mon", "2026-03-15T09:00:00Z")).toBe(true);
	expect(due("0 9 15 * mon", "2026-03-02T09:00:00Z")).toBe(true);
	expect(due("0 9 15 * mon", "2026-03-03T09:00:00Z")).toBe(false);
});

test.each(["", "* * * *", "60 * * * *", "* 24 * * *", "5-1 * * * *", "*/0 * * * *", "x * * * *", "* * * * 0"])(
	"a cron that cannot be meant is refused: %s",
	(expression) => {
		expect(() => parseCron(expression)).toThrow("cannot be read");
	},
);
