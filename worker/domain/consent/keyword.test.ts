import { expect, test } from "vitest";
import { keywordOf } from "./keyword.ts";

const STOPS = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"];

test.for(STOPS)("%s alone means: no more texts", (word) => {
	const lower = word.toLowerCase();
	for (const body of [word, lower, `${word[0]}${lower.slice(1)}`, ` ${word}\n`, `${lower}.`, `${lower}!!`, `${lower} .`, `\t${lower}"`]) {
		expect([body, keywordOf(body, null)]).toEqual([body, "stop"]);
	}
});

test.for(["START", "UNSTOP", "YES", "start", "Unstop.", " yes! "])("%s alone means: texts again", (body) => {
	expect(keywordOf(body, null)).toBe("start");
});

test.for([
	"please stop by at 3",
	"don't stop",
	"stop it",
	"I want to cancel",
	"cancel my 3pm",
	"The End",
	"quit smoking program?",
	"yes please",
	"Yes, 3pm works",
	"starting monday",
	"end?",
	"STOP STOP",
	"st op",
	"no",
	"help",
	"info",
	"",
	"...",
	" ",
	"constructor",
])("%j is a sentence, or no word of ours", (body) => {
	expect(keywordOf(body, null)).toBeNull();
});

test("the carrier's reading is taken over ours; its reading of HELP is not a stop", () => {
	expect(keywordOf("ALTO", "STOP")).toBe("stop");
	expect(keywordOf("COMENZAR", "START")).toBe("start");
	expect(keywordOf("AYUDA", "HELP")).toBeNull();
	expect(keywordOf("stop", "HELP")).toBe("stop");
	expect(keywordOf("hello", "")).toBeNull();
});
