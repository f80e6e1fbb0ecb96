import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
let project = "";

beforeEach(() => {
	project = mkdtempSync(join(tmpdir(), "lint-"));
	for (const each of ["biome.json", "package.json", ".gitignore", "scripts/lint"])
		cpSync(join(root, each), join(project, each), { recursive: true });
});
afterEach(() => rmSync(project, { recursive: true }));

/** The faulty lines of a text, were it the file at this path. */
function faults(path: string, ...lines: string[]): number[] {
	const file = join(project, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `${lines.join("\n")}\n`);
	const { stdout } = spawnSync(process.execPath, [biome, "lint", "--reporter=github", path], { cwd: project, encoding: "utf8" });
	const found = [...stdout.matchAll(/^::error [^\n]*?,line=(\d+),/gm)].map(([, line]) => Number(line));
	return [...new Set(found)].sort((one, other) => one - other);
}

test("the domain asks no clock, no chance and no world outside", () => {
	const impure = [
		"export const at = () => Date.now();",
		"export const now = () => new Date();",
		"export const dice = () => Math.random();",
		"export const id = () => crypto.randomUUID();",
		'export const ask = () => fetch("x");',
		"export const later = async (x: Promise<string>) => (await x).length;",
		"export async function soon() {}",
		"export const never = async () => 1;",
		"export const member = { async late() {} };",
		'export const say = () => console.log("x");',
	];
	expect(faults("worker/domain/thread/decide.ts", ...impure)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	expect(faults("worker/domain/thread/decide.ts", "export const day = (at: number) => new Date(at).toISOString();")).toEqual([]);
	expect(faults("worker/objects/clock.ts", "export const at = () => Date.now();")).toEqual([]);
});

test("nothing is cast, outside of tests", () => {
	const casts = [
		"export const a = (x: unknown) => x as string;",
		"export const b = [1] as const;",
		"export const c = (x: unknown) => <string>x;",
	];
	expect(faults("worker/http/app.ts", ...casts)).toEqual([1, 3]);
	expect(faults("worker/http/app.test.ts", ...casts)).toEqual([]);
});

test("the root of twilio and the whole of zod stay out of the bundle", () => {
	const heavy = [
		'import twilio from "twilio";',
		'import { z } from "zod";',
		'import * as mini from "zod/mini";',
		"export const x = [twilio, z, mini];",
	];
	expect(faults("worker/http/app.ts", ...heavy)).toEqual([1, 2]);
});

test("the Worker does not print, and no file only passes on what another exports", () => {
	expect(faults("worker/http/app.ts", 'console.log("x");')).toEqual([1]);
	expect(faults("sandbox/start.ts", 'console.log("x");')).toEqual([]);
	expect(faults("shared/api/index.ts", 'export { createApi } from "./client.ts";')).toEqual([1]);
});
