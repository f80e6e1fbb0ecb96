import { expect, test } from "vitest";
import { widthOf } from "./width.ts";
import { wrapped } from "./wrap.ts";

test("known words are as wide as Helvetica sets them", () => {
	expect(widthOf("Hello", "regular", 10)).toBeCloseTo(22.78, 5);
	expect(widthOf("Hello", "bold", 10)).toBeCloseTo(24.45, 5);
	expect(widthOf("í", "regular", 1000)).toBe(278);
	expect(widthOf("Ñ", "regular", 1000)).toBe(widthOf("N", "regular", 1000));
});

test("a text breaks at blanks, and no line is wider than its column", () => {
	const text = "May we text you health details? Texts are not private: others with your phone may read them.";
	const lines = wrapped(text, 120, "regular", 10);
	expect(lines.length).toBeGreaterThan(3);
	expect(lines.join(" ")).toBe(text);
	for (const line of lines) expect(widthOf(line, "regular", 10)).toBeLessThanOrEqual(120);
});

test("what has no blank in it is cut, and no letter of it is lost", () => {
	const hash = "0123456789abcdef".repeat(8);
	const lines = wrapped(`SHA: ${hash}`, 100, "regular", 10);
	expect(lines.join("")).toBe(`SHA:${hash}`);
	for (const line of lines) expect(widthOf(line, "regular", 10)).toBeLessThanOrEqual(100);
});

test("an empty line stays a line, and a letter that is wider than its column stands alone", () => {
	expect(wrapped("", 100, "regular", 10)).toEqual([""]);
	expect(wrapped("WW", 1, "regular", 10)).toEqual(["W", "W"]);
});

test("several blanks inside a line are kept", () => {
	expect(wrapped("a   b", 100, "regular", 10)).toEqual(["a   b"]);
});
