import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { completed, lacks } from "./missing.ts";
import { readLock } from "./read.ts";

const root = join(import.meta.dirname, "../..");

test("package-lock.json holds every platform's packages, so that npm ci works on each", async () => {
	expect(lacks(await readLock(root)).map(({ name }) => name)).toEqual([]);
});

test("package-lock.json names no registry", () => {
	expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toMatch(/"resolved": "https?:/);
});

const workerd = { version: "1.2.3", dev: true, optionalDependencies: { "@cloudflare/workerd-darwin-64": "1.2.3" } };

test("a missing platform package is added with its system, processor and version, in npm's order", () => {
	const lock = completed({ packages: { "": {}, "node_modules/workerd": workerd } });
	expect(Object.entries(lock.packages)[1]).toEqual([
		"node_modules/@cloudflare/workerd-darwin-64",
		{ version: "1.2.3", cpu: ["x64"], dev: true, optional: true, os: ["darwin"] },
	]);
	expect(lacks(lock)).toEqual([]);
});

test("a second version of a platform package goes below the package that wants it", () => {
	const other = { version: "9.0.0", optional: true };
	expect(lacks({ packages: { "node_modules/workerd": workerd, "node_modules/@cloudflare/workerd-darwin-64": other } })[0]?.path).toBe(
		"node_modules/workerd/node_modules/@cloudflare/workerd-darwin-64",
	);
});

test("a missing package that is not for one platform is not guessed", () => {
	expect(() => lacks({ packages: { "node_modules/a": { optionalDependencies: { "left-pad": "^1.0.0" } } } })).toThrow("left-pad ^1.0.0");
});
