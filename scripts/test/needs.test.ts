import { expect, test } from "vitest";
import { needsOf } from "./needs.ts";

test.each([
	[[], { build: true, chromium: true }],
	[["--project", "unit"], { build: false, chromium: false }],
	[["--project=workerd", "--project=faults"], { build: true, chromium: false }],
	[["--project", "b*", "sandbox/e2e/text.test.ts"], { build: true, chromium: true }],
])("npm test -- %j builds and looks for a browser only when it has to", (args, needs) => {
	expect(needsOf(args)).toEqual(needs);
});
