import { expect, test } from "vitest";
import { overridesOf, withoutFragment } from "./overrides.ts";

test("without a fragment only a failed connect is tried again, once, within 15 s", () => {
	const { overrides, errorCode } = overridesOf("https://a.example/in?x=1");
	expect(overrides).toEqual({ connectMs: 5000, readMs: 15_000, totalMs: 15_000, retries: 1, retryOn: new Set(["ct"]) });
	expect(errorCode).toBeNull();
});

test("the fragment sets times, tries and what is tried again", () => {
	const { overrides } = overridesOf("https://a.example/in#ct=100&rt=200&tt=3000&rc=5&rp=5xx,rt&e=ashburn");
	expect(overrides).toEqual({ connectMs: 100, readMs: 200, totalMs: 3000, retries: 5, retryOn: new Set(["5xx", "rt"]) });
});

test.each(["rc=6", "ct=99", "tt=15001", "rp=sometimes", "rc=two", "xx=1"])("#%s is error 11243 and changes nothing", (fragment) => {
	const { overrides, errorCode } = overridesOf(`https://a.example/#rc=3&${fragment}`);
	expect([overrides.retries, errorCode]).toEqual([1, 11243]);
});

test("the address that is called and signed has no fragment", () => {
	expect(withoutFragment("https://a.example/in?x=1#rc=2")).toBe("https://a.example/in?x=1");
});
