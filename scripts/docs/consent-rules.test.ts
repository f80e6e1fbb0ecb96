import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const docs = join(import.meta.dirname, "../../docs");
const page = readFileSync(join(docs, "consent.md"), "utf8");

/** The rows of the tables, less their heads. */
const rules = page.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| rule "));
const cells = rules.map((line) => line.split("|").map((cell) => cell.trim()));
const named = cells.flatMap(([, rule = "", , tests = ""]) =>
	[...tests.matchAll(/\[[^\]]+\]\(([^)]+)\) "([^"]+)"/g)].map(([, file = "", name = ""]) => ({ rule, file, name })),
);

test("every rule names its source and at least one test, and nothing but tests in the last column", () => {
	expect(cells.length).toBeGreaterThan(40);
	for (const row of cells) {
		const [, rule = "", source = "", tests = "", end] = row;
		expect([rule, source.length > 2, /^(\[[^\]]+\]\([^)]+\.test\.tsx?\) "[^"]+"( · )?)+$/.test(tests), end]).toEqual([
			rule,
			true,
			true,
			"",
		]);
	}
});

test.each(named)("the test that shows “$rule” exists", ({ file, name }) => {
	const source = readFileSync(join(docs, file), "utf8");
	const quoted = name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
	expect(source).toMatch(new RegExp(`\\(\\s*["\`]${quoted}["\`],\\s*(async )?[({]`));
});
