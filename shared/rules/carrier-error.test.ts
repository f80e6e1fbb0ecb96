import fc from "fast-check";
import { expect, test } from "vitest";
import { deliveryCause, deliveryReason, isDeliveryCause } from "./carrier-error.ts";

test.for([
	[21211, "bad_number"],
	[21610, "opted_out"],
	[21614, "landline"],
	[21617, "too_long"],
	[30003, "unreachable"],
	[30004, "carrier_blocked"],
	[30005, "unknown_number"],
	[30006, "landline"],
	[30007, "filtered"],
	[30008, "other"],
	[30034, "not_registered"],
	[30036, "expired"],
	[20003, "carrier_setup"],
] as const)("error %i is %s", ([code, cause]) => {
	expect(deliveryCause(code)).toBe(cause);
});

test("every error there is or will be has words with a next step, and no number in them", () => {
	const codes = fc.oneof(fc.integer(), fc.integer({ min: 20_000, max: 31_000 }), fc.constant(Number.NaN));
	fc.assert(
		fc.property(codes, (code) => {
			const cause = deliveryCause(code);
			expect(isDeliveryCause(cause)).toBe(true);
			expect(deliveryReason(cause)).toMatch(/^Not (sent|delivered)[:,] .+\. ?/);
			expect(deliveryReason(cause)).toMatch(/call|again|shorter|admin|alone|START|right one/i);
			expect(deliveryReason(cause)).not.toMatch(/\d{3,}/);
		}),
		{ numRuns: 2_000 },
	);
});

test.for(["constructor", "__proto__", "toString", "", "30006"])("%j is no kind of trouble", (word) => {
	expect(isDeliveryCause(word)).toBe(false);
});
