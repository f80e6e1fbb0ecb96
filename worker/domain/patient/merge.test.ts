import fc from "fast-check";
import { expect, test } from "vitest";
import { type Merge, survivors } from "./merge.ts";

const staff = (patientId: string, into: string): Merge => ({ patientId, into, source: "staff" });
const pm = (patientId: string, into: string): Merge => ({ patientId, into, source: "pm" });

test("who stands for both is the last on the way", () => {
	expect(survivors([staff("d", "b"), pm("b", "a")])).toEqual(new Map(Object.entries({ d: "a", b: "a" })));
});

test("staff's word goes before the system's, and the system's holds again without it", () => {
	expect(survivors([pm("b", "c"), staff("b", "a")]).get("b")).toBe("a");
	expect(survivors([pm("b", "c")]).get("b")).toBe("c");
});

test("of two words that contradict each other the system's stays, for it is not unlearned", () => {
	expect(survivors([staff("c", "b"), pm("b", "c")])).toEqual(new Map([["b", "c"]]));
	expect(survivors([pm("c", "b"), pm("b", "c")])).toEqual(new Map([["c", "b"]]));
});

const ids = ["a", "b", "c", "d", "e", "f"];
const merges = fc.uniqueArray(
	fc.record({
		patientId: fc.constantFrom(...ids),
		into: fc.constantFrom(...ids),
		source: fc.constantFrom("staff" as const, "pm" as const),
	}),
	{ selector: ({ patientId, source }) => `${patientId} ${source}`, maxLength: 12 },
);

test("whatever is said, everybody leads to one who stands for themselves, and in the same way in any order", () => {
	fc.assert(
		fc.property(merges, (said) => {
			const found = survivors(said);
			for (const [id, survivor] of found) {
				expect(survivor).not.toBe(id);
				expect(found.has(survivor)).toBe(false);
			}
			expect(survivors(said.toReversed())).toEqual(found);
		}),
		{ numRuns: 2_000 },
	);
});
