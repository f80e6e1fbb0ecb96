import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterEach, expect, test } from "vitest";
import { writeEnvFile } from "./env-file.ts";

const folder = mkdtempSync(join(tmpdir(), "env-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a key of several lines comes back as it was", () => {
	const settings = { KEY: "-----BEGIN PUBLIC KEY-----\nab+/=\n-----END PUBLIC KEY-----\n", PLAIN: "http://localhost:1/#x" };
	writeEnvFile(join(folder, "env"), settings);
	expect(parseEnv(readFileSync(join(folder, "env"), "utf8"))).toEqual(settings);
});
