import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterEach, expect, test, vi } from "vitest";
import { workerAddress } from "./address.ts";
import { collect } from "./collect.ts";
import { deterministicZip } from "./zip.ts";

const APP = join(import.meta.dirname, "../../helpdesk-app");

afterEach(() => vi.useRealTimers());

test("two runs on different days give the same bytes", () => {
	vi.useFakeTimers({ now: new Date("2026-11-16T09:00:00Z"), toFake: ["Date"] });
	const first = deterministicZip(collect(APP, "https://texting.example"));
	vi.setSystemTime(new Date("2027-03-30T23:00:00Z"));
	const shuffled = new Map([...collect(APP, "https://texting.example")].reverse());
	expect(Buffer.from(deterministicZip(shuffled)).equals(Buffer.from(first))).toBe(true);
});

test("the package holds the app's own files and the Worker's address, and nothing hidden", () => {
	const files = unzipSync(deterministicZip(collect(APP, "https://texting.example")));
	expect(Object.keys(files)).toEqual([
		"assets/icon_nav_bar.svg",
		"assets/icon_top_bar.svg",
		"assets/logo-small.png",
		"assets/logo.png",
		"manifest.json",
		"translations/en.json",
		"translations/es.json",
	]);
	const manifest = JSON.parse(new TextDecoder().decode(files["manifest.json"]));
	expect(manifest.location.support.top_bar.url).toBe("https://texting.example/helpdesk/top_bar");
});

test("a link is refused: nobody sees where it leads", () => {
	const folder = mkdtempSync(join(tmpdir(), "patient-chat-"));
	writeFileSync(join(folder, "manifest.json"), "{}");
	symlinkSync("/etc/hostname", join(folder, "translations"));
	expect(() => collect(folder, "https://texting.example")).toThrow("translations is a link");
});

test.each([
	["https://texting.example", "https://texting.example"],
	["https://texting.example/", "https://texting.example"],
	["http://localhost:8787", "http://localhost:8787"],
])("%s is taken as %s", (given, address) => {
	expect(workerAddress(given)).toBe(address);
});

test.each([
	[undefined, "Where does the Worker run?"],
	["texting.example", "is not an https address"],
	["http://texting.example", "is not an https address"],
	["https://texting.example/app", "must be the address alone"],
	["https://user@texting.example", "must be the address alone"],
])("%s is refused in plain words", (given, words) => {
	expect(() => workerAddress(given)).toThrow(words);
});
