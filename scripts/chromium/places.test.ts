import { expect, test } from "vitest";
import { places } from "./places.ts";

test("CHROMIUM_PATH comes before everything that is installed", () => {
	expect(places({ platform: "linux", env: { CHROMIUM_PATH: "/opt/mine", PATH: "/usr/bin" } }).slice(0, 2)).toEqual([
		"/opt/mine",
		"/usr/bin/chromium",
	]);
});

test("on Linux every folder of PATH is looked into, chromium before chrome", () => {
	const found = places({ platform: "linux", env: { PATH: "/usr/bin:/snap/bin" } });
	expect(found.indexOf("/snap/bin/chromium")).toBeLessThan(found.indexOf("/usr/bin/google-chrome"));
});

test("on a Mac and on Windows the usual places are known", () => {
	expect(places({ platform: "darwin", env: {} })).toContain("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
	expect(places({ platform: "win32", env: { ProgramFiles: "C:\\Program Files" } })).toContain(
		"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
	);
});
