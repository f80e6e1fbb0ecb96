import fc from "fast-check";
import { expect, test } from "vitest";
import type { PatientRecord } from "./record.ts";
import { type Staged, stagedWith, type Understood } from "./staging.ts";

const ana: PatientRecord = {
	kind: "patient",
	externalId: "1",
	name: "Ana Ruiz",
	birthDate: "1980-02-13",
	language: "en",
	numbers: [{ number: "+16175550142", role: "own", label: "mobile" }],
	guardians: [],
	inactive: false,
	mergedInto: null,
};
const home = { number: "+16175550100", role: "own" as const, label: "home" };

function all(reads: readonly Understood[], how: "join" | "later") {
	let staged: Staged | null = null;
	let left = 0;
	for (const read of reads) {
		const after = stagedWith(staged, read, how);
		staged = after.staged;
		left += after.rows;
	}
	return { staged, left };
}

const row = (record: Partial<PatientRecord>, line = 2): Understood => ({ record: { ...ana, ...record }, line, updatedAt: null });

test("two rows of one patient with a number each are one patient with both, the mobile first", () => {
	const { staged, left } = all([row({ numbers: [home] }, 2), row({}, 3)], "join");
	expect(staged).toMatchObject({ record: { numbers: [ana.numbers[0], home] }, line: 2, rows: 2 });
	expect(left).toBe(0);
});

test("rows of one id that name two people are all left out, and counted", () => {
	const { staged, left } = all([row({}, 2), row({}, 3), row({ name: "Bob Ruiz" }, 4), row({}, 5)], "join");
	expect(staged).toMatchObject({ record: null, isClash: true });
	expect(left).toBe(4);
});

test("of two versions of one resource the later one holds, whichever came first", () => {
	const [old, recent] = [
		{ ...row({ name: "Ana Old" }), updatedAt: 1 },
		{ ...row({ name: "Ana New" }), updatedAt: 2 },
	];
	for (const reads of [
		[old, recent],
		[recent, old],
	])
		expect(all(reads, "later").staged?.record).toMatchObject({ name: "Ana New" });
});

test("whatever the order of the rows of one id, and however often they come, the end is the same", () => {
	const number = fc.record({
		number: fc.constantFrom("+16175550100", "+16175550101", "+16175550102"),
		role: fc.constantFrom("own" as const, "guardian" as const),
		label: fc.constantFrom("home", "mobile"),
	});
	const numbers = fc.uniqueArray(number, { maxLength: 3, selector: (each) => each.number });
	const rows = fc.array(fc.record({ name: fc.constantFrom("Ana Ruiz", "Ana Ruiz", "Bob Ruiz"), numbers }), { minLength: 1, maxLength: 6 });
	const cases = rows.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.subarray(list)));
	fc.assert(
		fc.property(cases, ([list, shuffled, again]) => {
			const end = (records: typeof list) =>
				all(
					records.map((record) => row(record)),
					"join",
				).staged?.record;
			const expected = end(list);
			expect(end(shuffled)).toEqual(expected);
			expect(end([...shuffled, ...again])).toEqual(expected);
		}),
	);
});
