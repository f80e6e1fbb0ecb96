import fc from "fast-check";
import { expect, test } from "vitest";
import { heard, hearing, known, type Word } from "../../testing/phone-words.ts";
import { newPhone, type Phone } from "./phone.ts";

const says = fc.constantFrom<Word["say"]>("patient", "patient", "carrier", "staff", "start", "start", "lift");
const scope = fc.oneof(
	{ weight: 3, arbitrary: fc.constant({}) },
	{ weight: 1, arbitrary: fc.constantFrom({ kind: "recall" }, { kind: "review" }) },
);
const word: fc.Arbitrary<Word> = fc.tuple(says, scope).map(([say, more]) => ({ say, at: 0, ...(say === "start" ? {} : more) }));

/** Words said one after the other, arriving in any order, some of them more than once. */
const arrivals = fc.array(word, { maxLength: 14 }).chain((list) => {
	const words = list.map((one, index) => ({ ...one, at: (index + 1) * 10 }));
	const again = fc.subarray(words);
	return again.chain((repeats) => fc.shuffledSubarray([...words, ...repeats], { minLength: 0 }));
});

const everything = (one: Word) => one.kind === undefined;
const newest = (words: Word[]) => words.toSorted((a, b) => a.at - b.at).at(-1) ?? null;
const patientWords = (words: Word[]) => words.filter((one) => everything(one) && (one.say === "patient" || one.say === "start"));
const others = (phone: Phone) => phone.stops.filter((stop) => stop.source !== "staff");
const RUNS = { numRuns: 3_000 };

test("after the patient's newest word STOP the number is opted out, by the patient, whatever else was said", () => {
	fc.assert(
		fc.property(arrivals, (words) => {
			const isStop = newest(patientWords(words))?.say === "patient";
			expect(known(heard(words)).by === "patient").toBe(isStop);
		}),
		RUNS,
	);
});

test("a number is opted out without a word of its own only by what the carrier or staff said after its last START", () => {
	fc.assert(
		fc.property(arrivals, (words) => {
			const { by } = known(heard(words));
			const restarted = newest(words.filter((one) => one.say === "start"))?.at ?? 0;
			const after = (say: Word["say"]) => words.some((one) => one.say === say && everything(one) && one.at > restarted);
			if (by !== "patient") expect(by === "carrier").toBe(after("carrier"));
			if (by === "staff") expect(after("staff")).toBe(true);
			if (by === null && after("staff")) expect(words.some((one) => one.say === "lift" && everything(one))).toBe(true);
		}),
		RUNS,
	);
});

test("staff never lift what the patient or the carrier said", () => {
	fc.assert(
		fc.property(arrivals, (words) => {
			let phone = newPhone();
			for (const one of words) {
				const next = hearing(phone, one).phone;
				if (one.say === "lift") expect(others(next)).toEqual(others(phone));
				phone = next;
			}
		}),
		RUNS,
	);
});

test("what was heard before changes nothing when it comes again", () => {
	fc.assert(
		fc.property(arrivals, (words) => {
			let phone = newPhone();
			const taken: Word[] = [];
			for (const one of words) {
				const next = hearing(phone, one);
				phone = next.phone;
				if (!next.refused) taken.push(one);
			}
			for (const one of taken) if (one.say !== "lift") expect(hearing(phone, one).events).toEqual([]);
		}),
		RUNS,
	);
});

test("in whatever order the patient's and the carrier's words come, the number stands the same", () => {
	const own = arrivals.map((words) => words.filter((one) => one.say !== "staff" && one.say !== "lift"));
	fc.assert(
		fc.property(own, (words) => {
			const inOrder = words.toSorted((a, b) => a.at - b.at);
			const standing = ({ by, kinds }: ReturnType<typeof known>) => ({ by, kinds });
			expect(standing(known(heard(words)))).toEqual(standing(known(heard(inOrder))));
		}),
		RUNS,
	);
});

test("a stopped kind stays stopped until a newer START or, when staff stopped it, until staff lift it", () => {
	fc.assert(
		fc.property(arrivals, (words) => {
			const { kinds } = known(heard(words));
			const restarted = newest(words.filter((one) => one.say === "start"))?.at ?? 0;
			for (const one of words) {
				const own = one.say === "patient" || one.say === "carrier";
				if (one.kind && own) expect(kinds.includes(one.kind) || one.at < restarted).toBe(true);
			}
		}),
		RUNS,
	);
});
