import { expect, test } from "vitest";
import { deliveryCause } from "../rules/carrier-error.ts";
import { DeliveryState } from "../schemas/message.ts";
import { en } from "../words/en.ts";
import { es } from "../words/es.ts";
import { explain, look, needsAttention } from "./delivery.ts";

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

test.each([21610, 21211, 30003, 30004, 30005, 30006, 30007, 30034, 30036, 30022, 20003, 21617, 30019])(
	"carrier error %i has its own reason and next step in both languages",
	(code) => {
		const delivery = { state: "undelivered" as const, cause: deliveryCause(code) };
		for (const words of [en, es]) {
			expect(explain(delivery, words)?.why).not.toBe(words.trouble.other.why);
			expect(explain(delivery, words)?.next).toMatch(/\w/);
		}
	},
);

test("for a cause we have no words for, the Worker's sentence is shown", () => {
	expect(explain({ state: "failed", cause: "brand_new", reason: "Not sent: new rule." }, en)).toEqual({
		why: "Not sent: new rule.",
		next: "",
	});
	expect(explain({ state: "failed" }, en)).toEqual(en.trouble.other);
});

test("what went well needs no explanation", () => {
	expect(explain({ state: "delivered" }, en)).toBeNull();
	expect(needsAttention({ state: "sent" })).toBe(false);
	expect(needsAttention({ state: "unknown" })).toBe(true);
});
