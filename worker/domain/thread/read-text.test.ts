import { expect, test } from "vitest";
import { aConsent, aReading, aTextIn, aThread, NOON } from "../../testing/thread-parts.ts";
import { NO_WORDS, YES_WORDS } from "../reading/answer.ts";
import { AMBIGUOUS_STOPS, CARRIER_STOPS, HELPS, OWN_STOPS, RESTARTS } from "../reading/keyword.ts";
import { receive } from "./decide.ts";
import type { Reading } from "./read-text.ts";
import type { OptOutSource, Text, Thread, ThreadEvent } from "./thread.ts";

type Meaning = "stop" | "start" | "yes" | "YES" | "no" | "help" | "nothing" | "may_mean_stop";
/** What of a thread decides how a word is read in it. */
type State = { name: string; thread: Partial<Thread>; text?: Partial<Text>; reading?: Partial<Reading>; is: Standing };
type Standing = { optedOut?: OptOutSource; asked?: boolean; noPerson?: boolean; staysClosed?: boolean; spam?: boolean; moves?: boolean };

const HOUR = 3_600_000;
const ASKED = aConsent({ state: "open", answerMessageId: null, askedAt: NOON - HOUR, expiresAt: NOON + HOUR });
const out = (source: OptOutSource) => ({ optedOut: { at: NOON - HOUR, source } });

const STATES: State[] = [
	{ name: "a thread in which nobody has said anything", thread: {}, is: {} },
	...(["patient", "carrier", "staff"] as const).map((source) => ({
		name: `a number opted out by the ${source}`,
		thread: out(source),
		is: { optedOut: source },
	})),
	{ name: "a thread with an open question", thread: { consents: [ASKED] }, is: { asked: true } },
	{ name: "a thread whose question has not gone out yet", thread: { consents: [ASKED] }, reading: { requestWent: false }, is: {} },
	{ name: "a thread whose question's time is over", thread: { consents: [{ ...ASKED, expiresAt: NOON - 1 }] }, is: {} },
	{ name: "a thread whose question a STOP closed", thread: { consents: [{ ...ASKED, state: "expired" }] }, is: {} },
	{ name: "a text from before the question", thread: { consents: [{ ...ASKED, askedAt: NOON }] }, is: {} },
	{ name: "a thread in which consent was given", thread: { consents: [aConsent()] }, is: {} },
	{ name: "a thread in which consent was refused", thread: { consents: [aConsent({ state: "refused" })] }, is: {} },
	{ name: "a spam thread", thread: { status: "spam" }, is: { spam: true } },
	{ name: "a spam thread with an open question", thread: { status: "spam", consents: [ASKED] }, is: { spam: true, asked: true } },
	{ name: "a closed thread", thread: { status: "closed" }, is: { moves: true } },
	{ name: "a closed thread that stays closed", thread: { status: "closed" }, reading: { closedStays: true }, is: { staysClosed: true } },
	{ name: "a group text", thread: {}, text: { flags: ["group"] }, is: { noPerson: true } },
	{ name: "a group text to a thread that asked", thread: { consents: [ASKED] }, text: { flags: ["group"] }, is: { noPerson: true } },
	{ name: "a short code", thread: { numberKind: "short_code" }, is: { noPerson: true } },
	{ name: "a word for a sender", thread: { numberKind: "word" }, is: { noPerson: true } },
];

const WORDS: [Meaning, readonly string[]][] = [
	["stop", [...CARRIER_STOPS, ...OWN_STOPS]],
	["start", RESTARTS],
	["YES", ["YES"]],
	["yes", YES_WORDS.filter((word) => word !== "YES")],
	["no", NO_WORDS],
	["help", HELPS],
	["nothing", ["Can I move my 3pm?", "yes please", "we must stop by at 3", "what is this?", "👍", "Liked “Reply YES”"]],
	["may_mean_stop", ["please stop texting me", "STOP?", "ST0P", "S T O P"]],
];

/** What the carrier may say that it read. */
const MARKS: Partial<Record<Meaning, string>> = { stop: "STOP", start: "START", YES: "START", help: "HELP" };

const CASES = STATES.flatMap((state) =>
	WORDS.flatMap(([meaning, words]) =>
		[null, MARKS[meaning] ?? null].filter((mark, i) => i === 0 || mark !== null).map((mark) => [meaning, words, state, mark] as const),
	),
);

test.for(CASES.map(([meaning, words, state, mark]) => [meaning, state.name, mark ?? "nothing", words, state, mark] as const))(
	"%s in %s, where the carrier read %s",
	([meaning, , , words, state, mark]) => {
		for (const word of words) {
			const thread = aThread(state.thread);
			const events = receive(thread, aTextIn(word, state.text), aReading({ optOutType: mark, ...state.reading }));
			expect([word, events[0]?.type]).toEqual([word, "TextReceived"]);
			expect([word, events.slice(1).map(inShort)]).toEqual([word, expected(meaning, word, state.is)]);
		}
	},
);

/** The same in a clinic's own words: one line for each meaning. */
function expected(meaning: Meaning, word: string, is: Standing): string[] {
	return [...(is.noPerson ? [] : said(meaning, word, is)), ...(is.moves ? ["status active"] : [])];
}

function said(meaning: Meaning, word: string, is: Standing): string[] {
	const lifted = is.optedOut ? ["opted in"] : null;
	switch (meaning) {
		case "stop": {
			const meant = AMBIGUOUS_STOPS.includes(word) ? ["ask cancel_meaning"] : [];
			if (is.optedOut === "patient") return ["again stop", ...meant];
			return ["opted out by patient", ...meant, ...(is.optedOut ? [] : ["owed opt_out"])];
		}
		case "start":
			return lifted ?? ["again start"];
		case "YES":
			return lifted ?? (is.asked ? ["consent granted"] : []);
		case "yes":
			return is.asked ? ["consent granted"] : [];
		case "no":
			return is.asked ? ["consent refused"] : [];
		case "help":
			return ["owed help"];
		case "may_mean_stop":
			return is.optedOut ? [] : ["ask stop_question"];
		default:
			return [];
	}
}

function inShort(event: ThreadEvent): string {
	switch (event.type) {
		case "NumberOptedOut":
			return `opted out by ${event.source}`;
		case "NumberOptedIn":
			return "opted in";
		case "WordRepeated":
			return `again ${event.word.say}`;
		case "AnswerOwed":
			return `owed ${event.owed.kind}`;
		case "AttentionRaised":
			return `ask ${event.item.kind}`;
		case "ConsentChanged":
			return `consent ${event.consent.state}`;
		case "StatusChanged":
			return `status ${event.status}`;
		default:
			return event.type;
	}
}

test("every list of words is in the table, and none is empty", () => {
	expect(CASES.length).toBeGreaterThan(200);
	for (const [, words] of WORDS) expect(words.length).toBeGreaterThan(0);
});

const kinds = (thread: Partial<Thread>, body: string, text: Partial<Text> = {}, reading: Partial<Reading> = {}) =>
	receive(aThread(thread), aTextIn(body, text), aReading(reading)).map(inShort).slice(1);

test("the opt-out counts from the moment the patient said it, and its answer knows what the carrier read", () => {
	const events = receive(aThread(), aTextIn("ALTO", { at: NOON - 5 }), aReading({ optOutType: "STOP" }));
	expect(events).toContainEqual({ type: "NumberOptedOut", source: "patient", at: NOON - 5 });
	expect(events).toContainEqual({
		type: "AnswerOwed",
		owed: { messageId: aTextIn().id, kind: "opt_out", at: NOON - 5, marked: true },
	});
});

test("a STOP that comes to light after a later START says nothing any more; one of the same moment does", () => {
	expect(kinds({ restartedAt: NOON + 1 }, "STOP", { flags: ["late"] })).toEqual([]);
	expect(kinds({ restartedAt: NOON }, "STOP")).toContain("opted out by patient");
});

test("a START or YES that comes to light after a later STOP lifts nothing", () => {
	const optedOut = { at: NOON + 1, source: "patient" as const };
	expect(kinds({ optedOut }, "YES", { flags: ["late"] })).toEqual([]);
	expect(kinds({ optedOut }, "START", { flags: ["late"] })).toEqual(["again start"]);
});

test("a YES that lifts an opt-out is no consent, even with a question open", () => {
	expect(kinds({ ...out("staff"), consents: [ASKED] }, "YES")).toEqual(["opted in"]);
	expect(kinds({ ...out("staff"), consents: [ASKED] }, "YES", { at: NOON - 2 * HOUR })).toEqual([]);
});

test("AGREE that the carrier takes for a sign-up still answers the question", () => {
	expect(kinds({ consents: [ASKED] }, "AGREE", {}, { optOutType: "START" })).toEqual(["consent granted"]);
});

test("emergency words call staff from anybody, with any other word beside them, and open what would stay closed", () => {
	const closed = { status: "closed" as const };
	expect(kinds(closed, "I have chest pain", {}, { closedStays: true })).toEqual(["ask emergency", "status active"]);
	expect(kinds({}, "chest pain", { flags: ["group"] })).toEqual(["ask emergency"]);
	expect(kinds({ numberKind: "short_code" }, "chest pain")).toEqual(["ask emergency"]);
	expect(kinds({ status: "spam" }, "chest pain")).toEqual(["ask emergency"]);
	expect(kinds({}, "chest pain", {}, { answersUnattended: true })).toEqual(["ask emergency"]);
	expect(kinds({}, "chest pain", {}, { emergencyWords: { en: ["fainted"], es: [] } })).toEqual([]);
	expect(kinds({}, "she fainted", {}, { emergencyWords: { en: ["fainted"], es: [] } })).toEqual(["ask emergency"]);
});

test("only an ordinary text may get the answer of a clinic that is not there", () => {
	const there = { answersUnattended: true };
	expect(kinds({}, "Can I move my 3pm?", {}, there)).toEqual(["owed unattended"]);
	for (const word of ["STOP", "START", "HELP"]) expect(kinds({}, word, {}, there)).not.toContain("owed unattended");
	expect(kinds({}, "yes", {}, there)).toEqual(["owed unattended"]);
	expect(kinds({ consents: [ASKED] }, "yes", {}, there)).toEqual(["consent granted"]);
	expect(kinds(out("staff"), "yes", {}, there)).toEqual(["opted in"]);
	expect(kinds({ consents: [ASKED] }, "AGREE", {}, there)).toEqual(["consent granted"]);
	expect(kinds({}, "hello", { flags: ["group"] }, there)).toEqual([]);
	expect(kinds({ numberKind: "short_code" }, "hello", {}, there)).toEqual([]);
});

test("a phone's reaction is kept and does nothing: no keyword, no answer, no alert, no opening", () => {
	const reaction = { to: "m1", reaction: "like" } as const;
	for (const body of ["STOP", "YES", "chest pain", "Loved “STOP”"]) {
		expect(kinds({ status: "closed", consents: [ASKED] }, body, { reaction })).toEqual([]);
	}
	expect(kinds({ consents: [ASKED] }, "Liked “Reply AGREE to say yes”")).toEqual([]);
	expect(kinds({}, "Loved “Call 911 for chest pain”")).toEqual([]);
});

test("staff are asked once what a text meant, however often it comes; for emergencies five times", () => {
	const asked = (kind: "stop_question" | "emergency", times: number) => ({
		attention: Array.from({ length: times }, () => ({ kind, since: NOON })),
	});
	expect(kinds(asked("stop_question", 1), "please stop texting me")).toEqual([]);
	expect(kinds(asked("emergency", 4), "chest pain")).toEqual(["ask emergency"]);
	expect(kinds(asked("emergency", 5), "chest pain")).toEqual([]);
});

test("a yes from a guardian's phone is the guardian's, and one who may not agree signs nothing", () => {
	const rosa = { name: "Rosa Ruiz", role: "parent", scope: "all", until: "2026-11-30" } as const;
	const leo = { id: ASKED.patientId, name: "Leo Ruiz", birthDate: "2015-08-02", language: "en", role: "guardian" } as const;
	const says = (
		body: string,
		guardians: (Omit<typeof rosa, "scope" | "until"> & { scope: "all" | "scheduling"; until: string | null })[],
	) => {
		const events = receive(
			aThread({ patients: [{ ...leo, guardians }], consents: [ASKED] }),
			aTextIn(body),
			aReading({ today: "2026-11-02" }),
		);
		return events.filter(({ type }) => type === "ConsentChanged");
	};
	expect(says("yes", [rosa])).toMatchObject([
		{ consent: { state: "granted", answeredAs: { role: "guardian", guardian: { name: "Rosa Ruiz", role: "parent" } } } },
	]);
	expect(says("no", [rosa])).toMatchObject([{ consent: { state: "refused", answeredAs: { guardian: { name: "Rosa Ruiz" } } } }]);
	expect(says("yes", [])).toMatchObject([{ consent: { state: "granted", answeredAs: { role: "guardian", guardian: null } } }]);
	expect(says("yes", [{ ...rosa, until: "2026-11-01" }])).toEqual([]);
	expect(says("yes", [{ ...rosa, scope: "scheduling" }])).toEqual([]);
	expect(says("no", [{ ...rosa, scope: "scheduling" }])).toMatchObject([{ consent: { state: "refused", answeredAs: { guardian: null } } }]);
});
