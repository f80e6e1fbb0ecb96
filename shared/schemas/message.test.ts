import { expect, test } from "vitest";
import { MAX_BODY, MessageQuery } from "./message.ts";
import { SendMessage } from "./send-message.ts";
import { ThreadQuery } from "./thread.ts";

const takes = (more: object) => SendMessage.safeParse({ id: "m1", body: "hi", ...more }).success;

test("a text is at most as long as the carrier takes, counted as the carrier counts", () => {
	expect(takes({ body: "x".repeat(MAX_BODY) })).toBe(true);
	expect(takes({ body: "x".repeat(MAX_BODY + 1) })).toBe(false);
	expect(takes({ body: "😀".repeat(MAX_BODY / 2) })).toBe(true);
	expect(takes({ body: `${"😀".repeat(MAX_BODY / 2)}x` })).toBe(false);
});

test("what is in a text is left as it is", () => {
	const body = "  two  spaces \n\u0000 é e\u0301 👩‍⚕️ ";
	expect(SendMessage.parse({ id: "m1", body }).body).toBe(body);
});

test("a send with a field that nobody asked for is not taken: it may mean something to the sender", () => {
	for (const more of [{ to: "+16175550142" }, { sendAt: "tomorrow" }, { closeafter: true }]) expect(takes(more)).toBe(false);
});

test.for([
	[undefined, 50],
	["1", 1],
	["100", 100],
	["0", null],
	["1000", 1000],
	["1001", null],
	["ten", null],
	["", null],
	["1.5", null],
	["-1", null],
] as const)("a page of %j items is one of %s", ([limit, items]) => {
	for (const query of [MessageQuery, ThreadQuery]) {
		const parsed = query.safeParse({ limit });
		expect(parsed.success ? parsed.data.limit : null).toBe(items);
	}
});
