import { expect, test } from "vitest";
import { NOON, someFacts } from "../../testing/thread-parts.ts";
import { maySend } from "./may-send.ts";

const BEFORE = Date.parse("2027-01-31T04:59:59Z");
const SWITCH = Date.parse("2027-01-31T05:00:00Z");
const YEARS_LATER = Date.parse("2029-05-01T15:00:00Z");

/** Who stopped recalls, when, what the clinic chose, and whether a reminder goes years later. */
test.for([
	["patient", "the second before the law changes", BEFORE, "as_law", true],
	["patient", "the second in which the law changes", SWITCH, "as_law", false],
	["carrier", "the second before the law changes", BEFORE, "as_law", true],
	["carrier", "the second in which the law changes", SWITCH, "as_law", false],
	["patient", "the second before the law changes", BEFORE, "everything", false],
	["patient", "the second in which the law changes", SWITCH, "everything", false],
	["staff", "the second in which the law changes", SWITCH, "as_law", true],
	["staff", "the second in which the law changes", SWITCH, "everything", true],
] as const)(
	"recalls stopped by the %s in %s, for a clinic that chose its own way: other kinds go on or not",
	([source, , at, revocation, goes]) => {
		const facts = { stoppedKinds: [{ kind: "recall", at, source }], revocation, now: YEARS_LATER };
		const asked = (kind: string) => maySend(someFacts({ ...facts, sender: { type: "system", kind } }));
		expect(asked("recall")).toMatchObject({ allowed: false, code: "kind_stopped" });
		expect(asked("reminder").allowed).toBe(goes);
	},
);

test("a stopped kind stands in the way of no person, and of no answer to what the patient wrote", () => {
	const stopped = { stoppedKinds: [{ kind: "recall", at: NOON, source: "patient" as const }], revocation: "everything" as const };
	expect(maySend(someFacts(stopped))).toEqual({ allowed: true });
	expect(maySend(someFacts({ ...stopped, sender: { type: "answer" } }))).toEqual({ allowed: true });
	expect(maySend(someFacts({ ...stopped, sender: { type: "system", kind: null } }))).toEqual({ allowed: true });
});
