import { expect, test } from "vitest";
import { unwantedWords, vagueNames } from "./breaches.ts";

test.each(["thread-service.ts", "utils.ts", "message-handler.ts", "ThreadData.tsx"])("a file called %s needs a better name", (file) => {
	expect(vagueNames(`worker/domain/thread/${file}`, [])).toHaveLength(1);
});

test.each(["may-send.ts", "receipt.ts", "data-key.ts", "ThreadList.tsx"])("a file called %s is fine", (file) => {
	expect(vagueNames(`worker/domain/thread/${file}`, [])).toEqual([]);
});

test("an export with an empty word at its end is told at its line", () => {
	expect(vagueNames("worker/objects/thread.ts", [{ name: "ThreadManager", line: 7 }])).toMatchObject([{ line: 7 }]);
	expect(vagueNames("worker/objects/thread.ts", [{ name: "DATA_KEY", line: 7 }])).toEqual([]);
});

test("open points, skipped tests and silenced rules are found with their line", () => {
	const text = [
		"const a = 1;",
		"// TODO later",
		'test.skip("x", () => {});',
		"// biome-ignore lint/x",
		"// biome-ignore lint/x: the SDK sets it",
	].join("\n");
	expect(unwantedWords("worker/x.ts", text).map((breach) => breach.line)).toEqual([2, 3, 4]);
});
