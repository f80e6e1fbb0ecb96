import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod/mini";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const pages = globSync(["*.md", "docs/**/*.md"], { cwd: root });
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));

test.each(pages)("every link of %s leads to a file that is there", (page) => {
	const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link]) => link ?? "");
	expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

test.each(pages)("every command that %s tells to run is one of package.json", (page) => {
	const told = [...read(page).matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? "");
	expect(told.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(Object.entries(scripts))("npm run %s starts a file that is there", (_, command) => {
	const [, file] = /^node (\S+)/.exec(command) ?? [];
	expect(file === undefined || existsSync(join(root, file))).toBe(true);
});

test("the README can be read in one go", () => {
	expect(read("README.md").split("\n").length).toBeLessThanOrEqual(80);
});

test("each word of the glossary is told once", () => {
	const words = [...read("docs/domain.md").matchAll(/^\| ([a-z][^|]*?) \|/gm)]
		.map(([, word]) => word ?? "")
		.filter((word) => word !== "word");
	expect(words.length).toBeGreaterThan(30);
	expect(words).toEqual([...new Set(words)]);
});

test("decisions are numbered without a gap", () => {
	const numbers = globSync("docs/adr/*.md", { cwd: root })
		.map((path) => Number(/(\d{4})-/.exec(path)?.[1]))
		.sort((one, other) => one - other);
	expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
