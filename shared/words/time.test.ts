import { expect, test } from "vitest";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { age, clockTime, dayName, exactTime, type Wall } from "./time.ts";

const newYork: Wall = { locale: "en-US", timeZone: "America/New_York" };
const NOW = Date.parse("2026-11-16T14:00:00Z");
const before = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

test.each([
	[0.5, "just now"],
	[12, "12 min ago"],
	[59.9, "59 min ago"],
	[60, "1 h ago"],
	[23 * 60, "23 h ago"],
	[24 * 60, "Nov 15"],
	[400 * 24 * 60, "Oct 12, 2025"],
])("%d minutes back reads %s", (minutes, text) => {
	expect(age(before(minutes), NOW, newYork, en)).toBe(text);
});

test("a computer whose clock is behind does not show the future", () => {
	expect(age(before(-5), NOW, newYork, en)).toBe("just now");
});

test("a text late in the evening belongs to the clinic's day, not to London's", () => {
	expect(dayName("2026-11-16T03:30:00Z", NOW, newYork, en)).toBe("Yesterday");
	expect(dayName("2026-11-16T03:30:00Z", NOW, { ...newYork, timeZone: "Europe/London" }, en)).toBe("Today");
});

test("an older day has its name, and its year when it is not this one", () => {
	expect(dayName("2026-11-12T15:00:00Z", NOW, newYork, en)).toBe("Thu, November 12");
	expect(dayName("2025-11-12T15:00:00Z", NOW, newYork, en)).toBe("Wed, November 12, 2025");
});

test("the exact time names the zone, for readers who sit in another one", () => {
	expect(exactTime("2026-11-16T14:02:00Z", newYork)).toMatch(/Monday, November 16, 2026.*9:02.*EST/);
	expect(clockTime("2026-11-16T14:02:00Z", newYork)).toMatch(/9:02.AM/);
});

test("Spanish reads as Spanish", () => {
	expect(age(before(12), NOW, { ...newYork, locale: "es" }, es)).toBe("hace 12 min");
	expect(dayName(before(2 * 24 * 60), NOW, { ...newYork, locale: "es" }, es)).toMatch(/sáb.*14.*noviembre/);
});
