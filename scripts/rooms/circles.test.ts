import { expect, test } from "vitest";
import { circles } from "./circles.ts";

const file = (path: string, ...imported: string[]) => ({
	path: `worker/domain/${path}`,
	imports: imported.map((from) => ({ from, line: 2, typeOnly: false })),
});

test("nouns that need each other in a circle are told once, with the whole circle", () => {
	const found = circles([
		file("thread/decide.ts", "../outbox/outbox.ts"),
		file("outbox/outbox.ts", "../consent/may-send.ts"),
		file("consent/may-send.ts", "../thread/thread.ts"),
	]);
	expect(found).toEqual([
		{ path: "worker/domain/consent/may-send.ts", line: 2, rule: "closes a circle of nouns: consent → thread → outbox → consent" },
	]);
});

test("nouns that depend one way only are fine, and so is a test that looks both ways", () => {
	expect(circles([file("thread/decide.ts", "../consent/may-send.ts"), file("consent/may-send.test.ts", "../thread/decide.ts")])).toEqual(
		[],
	);
});

test("two nouns may know each other's types", () => {
	const knows = { path: "worker/domain/consent/may-send.ts", imports: [{ from: "../thread/thread.ts", line: 1, typeOnly: true }] };
	expect(circles([file("thread/decide.ts", "../consent/may-send.ts"), knows])).toEqual([]);
});
