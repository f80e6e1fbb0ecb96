import fc from "fast-check";
import { expect, test } from "vitest";
import { AMBIGUOUS_STOPS, CARRIER_STOPS, HELPS, isRestart, keywordOf, OWN_STOPS, RESTARTS, stopWord } from "./keyword.ts";

const STOPS = [...CARRIER_STOPS, ...OWN_STOPS];
const CASES = [
	(word: string) => word,
	(word: string) => word.toLowerCase(),
	(word: string) => word.slice(0, 1) + word.slice(1).toLowerCase(),
	(word: string) => word.normalize("NFD"),
];
const DRESSES = [
	"*",
	"*.",
	"*!!",
	"¡*!",
	"“*”",
	"'*'",
	"«*»",
	"(*)",
	"*…",
	"- *",
	"*\n",
	" * ",
	"\t*\r\n",
	"\u00a0*\u00a0",
	"\u200b*\ufeff",
	"* 🛑",
	"🙏*",
];

function spellings(word: string): string[] {
	return CASES.flatMap((cased) => DRESSES.map((dress) => dress.replace("*", cased(word))));
}

test.for(STOPS)("%s alone means no more texts, in any case, between any punctuation and blanks", (word) => {
	for (const body of spellings(word)) expect([body, keywordOf(body, null)]).toEqual([body, "stop"]);
});

test.for(RESTARTS)("%s alone means texts again, in any case, between any punctuation and blanks", (word) => {
	for (const body of spellings(word)) expect([body, keywordOf(body, null), isRestart(body)]).toEqual([body, "start", true]);
});

test.for(HELPS)("%s alone asks for help, in any case, between any punctuation and blanks, and as a question", (word) => {
	for (const body of [...spellings(word), `${word}?`]) expect([body, keywordOf(body, null)]).toEqual([body, "help"]);
});

test("the seven words of the FCC are all known", () => {
	for (const word of ["stop", "quit", "end", "revoke", "opt out", "cancel", "unsubscribe"]) expect(keywordOf(word, null)).toBe("stop");
	for (const two of ["opt-out", "OPT  OUT", "Opt_out", "optout"]) expect([two, keywordOf(two, null)]).toEqual([two, "stop"]);
});

test("YES starts texts again as it does at the carrier, but is no word that only means that", () => {
	for (const body of ["YES", " yes! ", "Yes."]) expect([keywordOf(body, null), isRestart(body)]).toEqual(["start", false]);
	expect(keywordOf("yes 👍", null)).toBeNull();
});

test("full-width letters and characters nobody sees change nothing", () => {
	expect(stopWord("ＳＴＯＰ")).toEqual({ word: "STOP", byCarrier: false, ambiguous: false });
	expect(keywordOf("S\u200bT\u00adO\u2060P", null)).toBe("stop");
});

test("a text of stop words only is a stop, however often they stand there", () => {
	for (const body of ["STOP STOP", "stop, stop, STOP!", "Stop\nquit", "stop / unsubscribe", "opt out opt-out"]) {
		expect([body, keywordOf(body, null)]).toEqual([body, "stop"]);
	}
});

test.for([
	...["please stop by at 3", "don't stop", "stop it", "I want to cancel", "cancel my 3pm", "The End", "quit smoking program?"],
	...["yes please", "Yes, 3pm works", "starting monday", "end?", "stop?", "¿alto?", "st op", "S T O P", "stop 2", "no", "opt", "out"],
	...["paré", "para", "baja médica", "restart", "", "...", " ", "🛑", "constructor", "__proto__"],
])("%j is a sentence, a question, or no word of ours", (body) => {
	expect([keywordOf(body, null), stopWord(body), isRestart(body)]).toEqual([null, null, false]);
});

test.for(STOPS)("%s: the carrier answers by itself only for its own eight, written bare", (word) => {
	const eight = CARRIER_STOPS.includes(word);
	for (const body of [word, word.toLowerCase(), ` ${word}\n`]) expect(stopWord(body)?.byCarrier).toBe(eight);
	for (const body of [`${word}!`, `${word} 🛑`, `${word} ${word}`]) expect(stopWord(body)?.byCarrier).toBe(false);
});

test.for(STOPS)("%s: staff are told when it may mean the visit", (word) => {
	expect(stopWord(word)).toMatchObject({ word, ambiguous: AMBIGUOUS_STOPS.includes(word) });
});

test("CANCEL with STOP beside it is no longer ambiguous", () => {
	expect(stopWord("cancel, stop")?.ambiguous).toBe(false);
	expect(stopWord("cancel cancel")?.ambiguous).toBe(true);
});

test("the carrier's reading is taken over ours; its HELP does not undo a stop", () => {
	expect(keywordOf("no quiero", "STOP")).toBe("stop");
	expect(keywordOf("otra vez", "START")).toBe("start");
	expect(keywordOf("socorro", "HELP")).toBe("help");
	expect(keywordOf("stop", "HELP")).toBe("stop");
	expect(keywordOf("hello", "")).toBeNull();
});

test("a stop stays one under any change of case and any blanks around it", () => {
	const blanks = fc.string({ unit: fc.constantFrom(" ", "\n", "\t", "\u00a0", "\u200b", ".", "!"), maxLength: 6 });
	const bits = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 });
	fc.assert(
		fc.property(fc.constantFrom(...STOPS), bits, blanks, blanks, (word, upper, before, after) => {
			const cased = [...word].map((letter, at) => (upper[at] ? letter.toUpperCase() : letter.toLowerCase())).join("");
			expect(keywordOf(before + cased + after, null)).toBe("stop");
		}),
	);
});

test("any other word beside a stop makes it no keyword", () => {
	const known = new Set([...STOPS, ...RESTARTS].flatMap((each) => each.toLowerCase().split(" ")));
	const other = fc.stringMatching(/^[b-df-hj-np-tv-z]{3,8}$/).filter((word) => !known.has(word));
	fc.assert(
		fc.property(fc.constantFrom(...STOPS), other, fc.boolean(), (word, beside, first) => {
			expect(keywordOf(first ? `${beside} ${word}` : `${word} ${beside}`, null)).toBeNull();
		}),
	);
});
