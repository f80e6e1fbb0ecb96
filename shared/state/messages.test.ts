import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createMessages } from "./messages.ts";
import { aMessage, minutesLater } from "./testing/builders.ts";

test("texts stand in the carrier's time, then in the order they were stored, whatever order they come in", () => {
	const all = [
		aMessage({ id: "a", at: minutesLater(0), seq: 4 }),
		aMessage({ id: "b", at: minutesLater(1), seq: 2 }),
		aMessage({ id: "c", at: minutesLater(1), seq: 3 }),
		// Without a fraction and with one: the same second must not sort as text.
		aMessage({ id: "d", at: minutesLater(2).replace(".000Z", "Z"), seq: 1 }),
		aMessage({ id: "e", at: minutesLater(2).replace(".000Z", ".500Z"), seq: 0 }),
	];
	fc.assert(
		fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
			const known = createMessages();
			for (const message of shuffled) known.merge([message], 1);
			expect(known.sorted.value.map((message) => message.id)).toEqual(["a", "b", "c", "d", "e"]);
		}),
	);
});

test("a page asked for before the news does not take the news back", () => {
	const known = createMessages();
	known.merge([aMessage({ direction: "out", delivery: { state: "delivered" } })], 7);
	known.merge([aMessage({ direction: "out", delivery: { state: "sent" } })], 6);
	expect(known.sorted.value[0]?.delivery.state).toBe("delivered");
});

test("starting anew drops what is no longer there, but not what came meanwhile", () => {
	const known = createMessages();
	known.merge([aMessage({ id: "old" })], 3);
	known.merge([aMessage({ id: "news", at: minutesLater(9) })], 9);
	known.replace([aMessage({ id: "page" })], 5);
	expect(known.sorted.value.map((message) => message.id)).toEqual(["page", "news"]);
});
