import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readRequest, WrongRequest } from "./request.ts";

const folder = mkdtempSync(join(tmpdir(), "patient-chat-request-"));
const envFile = join(folder, "settings.env");
writeFileSync(envFile, 'PUBLIC_BASE_URL=https://texts.example\n# a remark\nKEY="-----BEGIN\nabc\n-----END"\nEMPTY=\n');
afterAll(() => rmSync(folder, { recursive: true }));

const complete = ["--port", "8787", "--persist-to", "state", "--env-file", envFile];

test("port, folder and settings are read, a key over several lines in one piece", () => {
	const request = readRequest(complete);
	expect(request.port).toBe(8787);
	expect(request.folder).toBe(join(process.cwd(), "state"));
	expect(request.settings).toEqual({ PUBLIC_BASE_URL: "https://texts.example", KEY: "-----BEGIN\nabc\n-----END", EMPTY: "" });
});

test("the -- that npm's script puts first changes nothing", () => {
	expect(readRequest(["--", ...complete])).toEqual(readRequest(complete));
});

test.each([
	["no port", ["--persist-to", "state", "--env-file", envFile], "--port is missing"],
	["a port that is no number", ["--port", "web", ...complete.slice(2)], "--port must be a number"],
	["a port past the last", ["--port", "65536", ...complete.slice(2)], "--port must be a number"],
	["no folder", ["--port", "8787", "--env-file", envFile], "--persist-to is missing"],
	["no env file", complete.slice(0, 4), "--env-file is missing"],
	["an env file that is not there", [...complete.slice(0, 4), "--env-file", join(folder, "none")], "there is no such file"],
	["a folder for an env file", [...complete.slice(0, 4), "--env-file", folder], "it is a folder"],
	["an option nobody knows", [...complete, "--host", "0.0.0.0"], "Unknown option '--host'"],
	["a word too many", [...complete, "please"], "please"],
])("%s is answered in plain words and the usage", (_, args, words) => {
	expect(() => readRequest(args)).toThrow(WrongRequest);
	expect(() => readRequest(args)).toThrow(words);
	expect(() => readRequest(args)).toThrow("Usage: npm run worker -- --port");
});
