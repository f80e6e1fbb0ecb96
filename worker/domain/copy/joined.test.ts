import fc from "fast-check";
import { expect, test } from "vitest";
import { joined } from "./joined.ts";
import type { AppointmentRecord } from "./record.ts";

const visit = (change: Partial<AppointmentRecord> = {}): AppointmentRecord => ({
	kind: "appointment",
	externalId: "A1",
	patientExternalIds: ["P1"],
	start: 1_000,
	minutes: 30,
	state: "booked",
	what: "Exam",
	who: "Dr Lee",
	where: "Main",
	note: "",
	...change,
});

test("a visit with a row for each procedure is one visit with all of them", () => {
	expect(joined(visit(), visit({ what: "X-ray", minutes: 45, who: "Dr Ode" }))).toEqual(
		visit({ what: "Exam + X-ray", minutes: 45, who: "Dr Lee + Dr Ode" }),
	);
});

test("a family that comes at one time is one visit of them all", () => {
	expect(joined(visit(), visit({ patientExternalIds: ["P2"] }))).toEqual(visit({ patientExternalIds: ["P1", "P2"] }));
});

test("one id at two times is not believed", () => {
	expect(joined(visit(), visit({ start: 2_000 }))).toBe("same_id_differs");
	expect(joined(visit(), visit({ start: null }))).toBe("same_id_differs");
});

test("a cancelled procedure does not cancel the visit, and a cancelled visit stays so", () => {
	expect(joined(visit({ state: "cancelled" }), visit())).toEqual(visit());
	expect(joined(visit({ state: "cancelled" }), visit({ state: "cancelled" }))).toEqual(visit({ state: "cancelled" }));
	expect(joined(visit({ state: "confirmed" }), visit())).toEqual(visit({ state: "confirmed" }));
});

test("in whatever order its rows come, and however often, a visit is the same", () => {
	const rows = fc.array(
		fc.record({
			what: fc.constantFrom("", "Exam", "X-ray", "Cleaning"),
			state: fc.constantFrom("booked" as const, "cancelled" as const, "confirmed" as const),
			minutes: fc.constantFrom(null, 15, 30),
			patientExternalIds: fc.constantFrom<string[]>(["P1"], ["P2"], ["P3"]),
		}),
		{ minLength: 1, maxLength: 6 },
	);
	const join = (changes: Partial<AppointmentRecord>[]) =>
		changes.map(visit).reduce((a, b) => {
			const both = joined(a, b);
			if (both === "same_id_differs") throw new Error(both);
			return both;
		});
	fc.assert(
		fc.property(rows, fc.infiniteStream(fc.nat()), (changes, order) => {
			const shuffled = changes
				.map((change) => ({ change, at: order.next().value }))
				.sort((a, b) => a.at - b.at)
				.map(({ change }) => change);
			expect(join([...shuffled, ...changes])).toEqual(join([...changes, ...changes]));
		}),
	);
});
