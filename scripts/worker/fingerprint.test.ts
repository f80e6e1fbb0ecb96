import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint } from "./fingerprint.ts";

let root = "";
const take = () => fingerprint(root, ["worker", "wrangler.toml", "not-there"]);

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "patient-chat-fingerprint-"));
	mkdirSync(join(root, "worker/http"), { recursive: true });
	writeFileSync(join(root, "worker/http/app.ts"), "one");
	writeFileSync(join(root, "wrangler.toml"), "name = 1");
});
afterEach(() => rmSync(root, { recursive: true }));

test("the same files give the same fingerprint", () => {
	expect(take()).toBe(take());
});

test("a changed file, a renamed file and a new file are noticed", () => {
	const before = take();
	writeFileSync(join(root, "worker/http/app.ts"), "two");
	const changed = take();
	writeFileSync(join(root, "worker/extra.ts"), "");
	const added = take();
	expect(new Set([before, changed, added]).size).toBe(3);
});

test("a changed test builds nothing anew", () => {
	const before = take();
	writeFileSync(join(root, "worker/http/app.test.ts"), "anything");
	expect(take()).toBe(before);
});
