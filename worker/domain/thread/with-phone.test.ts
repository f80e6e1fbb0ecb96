import { expect, test } from "vitest";
import { aThread, NOON } from "../../testing/thread-parts.ts";
import { evolve } from "./evolve.ts";
import type { Thread, ThreadEvent } from "./thread.ts";

const after = (thread: Thread, ...events: ThreadEvent[]) => events.reduce((before, event) => evolve(before, event, NOON), thread);
const STOP = { type: "NumberOptedOut", source: "patient", at: NOON - 5 } as const;
const RECALL = { kind: "recall", at: NOON - 9, source: "patient" } as const;
const START = { type: "NumberOptedIn", at: NOON - 2 } as const;

test("a stop said here opts the number out and is owed to the number", () => {
	const out = after(aThread(), STOP);
	expect(out.optedOut).toEqual({ at: NOON - 5, source: "patient" });
	expect(out.phoneDebt).toEqual({ words: [{ say: "stop", at: NOON - 5, source: "patient" }], dueAt: NOON, attempt: 0 });
});

test("a stop said elsewhere opts the number out too, and is owed to nobody", () => {
	expect(after(aThread(), { ...STOP, elsewhere: true })).toMatchObject({ optedOut: { elsewhere: true }, phoneDebt: null });
});

test("what staff recorded is kept with who and why", () => {
	const out = after(aThread(), { type: "NumberOptedOut", source: "staff", by: "7", reason: "spoken: at the desk" });
	expect(out.optedOut).toEqual({ at: NOON, source: "staff", by: "7", reason: "spoken: at the desk" });
	expect(out.phoneDebt?.words).toEqual([{ say: "stop", at: NOON, source: "staff", by: "7", reason: "spoken: at the desk" }]);
});

test("an opt-out settles the question whether one was meant, and nothing else that waits for a person", () => {
	const asked = aThread({
		attention: [
			{ kind: "stop_question", since: NOON },
			{ kind: "emergency", since: NOON },
		],
	});
	expect(after(asked, STOP).attention.map(({ kind }) => kind)).toEqual(["emergency"]);
});

test("START lifts everything: the opt-out and the kinds that were stopped", () => {
	const back = after(aThread({ stoppedKinds: [RECALL] }), STOP, START);
	expect(back).toMatchObject({ optedOut: null, stoppedKinds: [], restartedAt: NOON - 2 });
});

test("a START said elsewhere lifts the opt-out; the kinds come with the number's own word", () => {
	const back = after(aThread({ stoppedKinds: [RECALL] }), STOP, { type: "PhoneTold", words: 1 }, { ...START, elsewhere: true });
	expect(back).toMatchObject({ optedOut: null, stoppedKinds: [RECALL], phoneDebt: null });
});

test("a START that comes to light late does not move the last START back", () => {
	expect(after(aThread({ restartedAt: NOON }), STOP, START).restartedAt).toBe(NOON);
});

test("every word is owed in the order it was said, and telling some of them leaves the others owed", () => {
	const again = { type: "WordRepeated", word: { say: "stop", at: NOON, source: "patient" } } as const;
	const owing = after(aThread(), STOP, START, again);
	expect(owing.phoneDebt?.words.map(({ say }) => say)).toEqual(["stop", "start", "stop"]);
	expect(owing.optedOut).toBeNull();
	const told = after(owing, { type: "PhoneTold", words: 2 });
	expect(told.phoneDebt?.words).toEqual([again.word]);
	expect(after(told, { type: "PhoneTold", words: 1 }).phoneDebt).toBeNull();
	expect(after(told, { type: "PhoneTold", words: 9 }).phoneDebt).toBeNull();
});

test("a number that cannot be told is told later, and a new word is told at once", () => {
	const waiting = after(aThread(), STOP, { type: "PhoneDelayed", dueAt: NOON + 9 });
	expect(waiting.phoneDebt).toMatchObject({ dueAt: NOON + 9, attempt: 1 });
	expect(after(waiting, START).phoneDebt).toMatchObject({ dueAt: NOON, words: [{ say: "stop" }, { say: "start" }] });
	expect(after(aThread(), { type: "PhoneDelayed", dueAt: NOON + 9 }).phoneDebt).toBeNull();
});
