import { expect, test } from "vitest";
import { heard, hearing, known, LATER, said, type Word } from "../../testing/phone-words.ts";

const STOP = (at: number, kind?: string) => said("patient", at, kind);
const CARRIER = (at: number) => said("carrier", at);
const STAFF = (at: number, kind?: string) => said("staff", at, kind);
const START = (at: number) => said("start", at);
const LIFT = (at: number, kind?: string) => said("lift", at, kind);

/** In the order in which they arrive; then who opted the number out, and when. */
const OUTCOMES: [string, Word[], [Word["say"], number] | null][] = [
	["a number that never said anything may be texted", [], null],
	["STOP stops", [STOP(10)], ["patient", 10]],
	["a carrier's refusal stops", [CARRIER(10)], ["carrier", 10]],
	["a request that staff wrote down stops", [STAFF(10)], ["staff", 10]],
	["START after STOP lifts it", [STOP(10), START(20)], null],
	["START lifts what the carrier and staff recorded as well", [CARRIER(10), STAFF(15), START(20)], null],
	["a second STOP keeps the time of the first", [STOP(10), STOP(30)], ["patient", 10]],
	["a START from before the last STOP lifts nothing, although the first STOP is older", [STOP(10), STOP(30), START(20)], ["patient", 10]],
	["a START that comes late lifts nothing", [STOP(30), START(20)], ["patient", 30]],
	["a STOP that comes late stops nothing", [START(20), STOP(10)], null],
	["a STOP that comes late is nothing new after STOP, START", [STOP(5), START(20), STOP(10)], null],
	["a STOP after a START stops again", [STOP(10), START(20), STOP(30)], ["patient", 30]],
	["staff may lift what staff recorded", [STAFF(10), LIFT(20)], null],
	["the same record by staff, arriving once more after the lift, changes nothing", [STAFF(10), LIFT(20), STAFF(10)], null],
	["staff may record it anew after a lift", [STAFF(10), LIFT(20), STAFF(30)], ["staff", 30]],
	["a lift from before the record lifts nothing", [STAFF(30), LIFT(20)], ["staff", 30]],
	["the patient's own STOP takes the place of a record by staff", [STAFF(10), STOP(20)], ["patient", 20]],
	["the patient's own STOP takes the place of the carrier's word", [CARRIER(10), STOP(20)], ["patient", 20]],
	["a record by staff takes the place of nothing", [STOP(10), STAFF(20), CARRIER(30)], ["patient", 10]],
	["a START between the patient's STOP and a newer record by staff leaves the record", [STOP(10), STAFF(30), START(20)], ["staff", 30]],
	["said in the same moment, what comes later counts: stop", [START(10), STOP(10)], ["patient", 10]],
	["said in the same moment, what comes later counts: start", [STOP(10), START(10)], null],
	["the same START again is no newer START", [STOP(10), START(10), STOP(10), START(10)], ["patient", 10]],
	["a stop of one kind leaves all else", [STOP(10, "recall")], null],
];

test.for(OUTCOMES)("%s", ([, words, expected]) => {
	const { by, since } = known(heard(words));
	expect(by === null ? null : [by, since]).toEqual(expected);
});

const KINDS: [string, Word[], string[]][] = [
	["kinds are stopped one by one", [STOP(10, "recall"), STAFF(11, "review")], ["recall", "review"]],
	["the same kind twice is one kind", [STOP(10, "recall"), STAFF(11, "recall")], ["recall"]],
	["START lifts every kind", [STOP(10, "recall"), STAFF(11, "review"), START(20)], []],
	["START lifts no kind that was stopped after it", [STOP(30, "recall"), START(20)], ["recall"]],
	["a stop of a kind that comes late stops nothing", [START(20), STOP(10, "recall")], []],
	["staff lift the kind that staff stopped, and no other", [STAFF(10, "recall"), STAFF(10, "review"), LIFT(20, "recall")], ["review"]],
	["staff lifting everything leaves the kinds", [STAFF(10), STAFF(11, "recall"), LIFT(20)], ["recall"]],
	["staff lifting a kind leaves everything stopped", [STAFF(10), STAFF(11, "recall"), LIFT(20, "recall")], []],
];

test.for(KINDS)("%s", ([, words, kinds]) => {
	expect(known(heard(words)).kinds).toEqual(kinds);
});

test("lifting a kind does not lift an opt-out of everything", () => {
	expect(known(heard([STAFF(10), STAFF(11, "recall"), LIFT(20, "recall")])).by).toBe("staff");
});

const REFUSED: [string, Word[], Word][] = [
	["the patient's own STOP", [STOP(10)], LIFT(20)],
	["the carrier's block", [CARRIER(10)], LIFT(20)],
	["the patient's STOP under a record of their own", [STAFF(5), STOP(10)], LIFT(20)],
	["a kind that the patient stopped", [STOP(10, "recall")], LIFT(20, "recall")],
];

test.for(REFUSED)("staff cannot lift %s", ([, words, lift]) => {
	const before = heard(words);
	expect(hearing(before, lift)).toEqual({ phone: before, refused: true, events: [] });
});

test("a lift where nothing is stopped is no event", () => {
	expect(hearing(heard([]), LIFT(20))).toMatchObject({ refused: false, events: [] });
});

test("a START from a clock that is ahead does not outlive the next STOP", () => {
	const ahead = hearing(heard([STOP(10)]), START(LATER + 60_000), 100).phone;
	expect(known(ahead).by).toBeNull();
	expect(known(hearing(ahead, STOP(101), 101).phone).by).toBe("patient");
});

test("when it was last stopped is remembered after START, for what waited then", () => {
	expect(heard([STOP(10), START(20)])).toMatchObject({ stops: [], stoppedAt: 10, restartedAt: 20 });
	expect(heard([STOP(10), START(20), STAFF(30), LIFT(40)])).toMatchObject({ stops: [], stoppedAt: 30, restartedAt: 20 });
	expect(heard([STOP(10, "recall")]).stoppedAt).toBeNull();
});
