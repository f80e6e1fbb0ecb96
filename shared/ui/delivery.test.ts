import { expect, test } from "vitest";
import { DeliveryState } from "../schemas/message.ts";
import { en } from "../words/en.ts";
import { look, needsAttention } from "./delivery.ts";

test("every state of a text out has a word and an icon", () => {
	for (const state of DeliveryState.options) {
		if (state === "received") expect(look({ state })).toBeNull();
		else expect(en.delivery[look({ state })?.word ?? "stopped"]).not.toBe(en.delivery.stopped);
	}
});

test("a text is never said to be delivered before it is", () => {
	const delivered = DeliveryState.options.filter((state) => look({ state })?.word === "delivered");
	expect(delivered).toEqual(["delivered"]);
});

test("only what went wrong is pointed out in the middle of a group", () => {
	expect(needsAttention({ state: "sent" })).toBe(false);
	expect(needsAttention({ state: "unknown" })).toBe(true);
});
