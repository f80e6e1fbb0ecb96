import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "./folder-lock.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "patient-chat-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a second Worker on the same folder is refused, for both would send the same texts", async () => {
	const first = await lockFolder(folder);
	await expect(lockFolder(folder, 0)).rejects.toThrow("in use by another Worker");
	first.close();
});

test("when the first has ended, the second may have the folder", async () => {
	const first = await lockFolder(folder);
	first.close();
	const second = await lockFolder(folder, 0);
	second.close();
});

test("a folder that is a file is said in plain words", async () => {
	writeFileSync(join(folder, "file"), "");
	await expect(lockFolder(join(folder, "file"), 0)).rejects.toThrow("cannot be made or written to");
});
