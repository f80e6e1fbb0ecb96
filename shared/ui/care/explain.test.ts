import { expect, test } from "vitest";
import { deliveryCause } from "../../rules/carrier-error.ts";
import { careEn } from "../../words/care-en.ts";
import { careEs } from "../../words/care-es.ts";
import { explain } from "./explain.ts";

test.each([21610, 21211, 30003, 30004, 30005, 30006, 30007, 30034, 30036, 30022, 20003, 21617, 30019])(
	"carrier error %i has its own reason and next step in both languages",
	(code) => {
		const delivery = { state: "undelivered" as const, cause: deliveryCause(code) };
		for (const words of [careEn, careEs]) {
			expect(explain(delivery, words)?.why).not.toBe(words.trouble.other.why);
			expect(explain(delivery, words)?.next).toMatch(/\w/);
		}
	},
);

test("for a cause we have no words for, the Worker's sentence is shown", () => {
	expect(explain({ state: "failed", cause: "brand_new", reason: "Not sent: new rule." }, careEn)).toEqual({
		why: "Not sent: new rule.",
		next: "",
	});
	expect(explain({ state: "failed" }, careEn)).toEqual(careEn.trouble.other);
});

test("what went well needs no explanation", () => {
	expect(explain({ state: "delivered" }, careEn)).toBeNull();
});
