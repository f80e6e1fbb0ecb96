import { expect, test } from "vitest";
import { browserThatLoads } from "./browser.ts";

test("of the browsers that are here, one that takes our extension is opened, and Chrome itself never", () => {
	const chrome = "/usr/bin/google-chrome-stable";
	expect(browserThatLoads([chrome, "/usr/bin/chromium"])).toBe("/usr/bin/chromium");
	expect(browserThatLoads(["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"])).toBeNull();
	expect(browserThatLoads(["C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"])).toBeNull();
	const forTests = "/cache/chrome-mac/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing";
	expect(browserThatLoads([chrome, forTests])).toBe(forTests);
	expect(browserThatLoads([])).toBeNull();
});
