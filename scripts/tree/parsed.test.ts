import { expect, test } from "vitest";
import { parsed } from "./parsed.ts";

const text = [
	'import type { A } from "./a.ts";',
	'import { b } from "./b.ts";',
	'// import { no } from "./comment.ts";',
	'export { c } from "./c.ts";',
	'export type D = import("./d.ts").D;',
	'const e = await import("./e.ts");',
	"export const arrow = () => {",
	"	return `import x from './string.ts'`;",
	"};",
	"export function named(a: A) { return [a, b, e]; }",
	"",
].join("\n");

test("every way to import is seen, with its line and whether it is only a type", () => {
	expect(parsed("x.ts", text).imports).toEqual([
		{ from: "./a.ts", line: 1, typeOnly: true },
		{ from: "./b.ts", line: 2, typeOnly: false },
		{ from: "./c.ts", line: 4, typeOnly: false },
		{ from: "./d.ts", line: 5, typeOnly: true },
		{ from: "./e.ts", line: 6, typeOnly: false },
	]);
});

test("functions have their length, exports their names", () => {
	const { functions, exported, lines } = parsed("x.ts", text);
	expect(functions.map((body) => body.lines)).toEqual([3, 1]);
	expect(exported.map((each) => each.name)).toEqual(["D", "arrow", "named"]);
	expect(lines).toBe(10);
});

test("a file that cannot be parsed is named", () => {
	expect(() => parsed("worker/broken.ts", "const = ;")).toThrow("worker/broken.ts cannot be read");
});
