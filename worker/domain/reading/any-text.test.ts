import fc from "fast-check";
import { expect, test } from "vitest";
import { healthDetails } from "../../../shared/rules/health-details.ts";
import { answerOf } from "./answer.ts";
import { EMERGENCY_WORDS, emergencyWord } from "./emergency.ts";
import { keywordOf, stopWord } from "./keyword.ts";
import { reactionOf } from "./reaction.ts";
import { mayMeanStop } from "./stop-question.ts";

// Half of a surrogate pair is what a phone leaves when it cuts a text in the middle of an emoji.
const HALVES = fc.array(
	fc.oneof(fc.constantFrom("\ud83d", "\udc4d", "stop", "“", "”", "Liked ", "?", " ", "no "), fc.string({ unit: "binary" })),
);
const TEXT = HALVES.map((parts) => parts.join(""));

test("no text, not even one with half an emoji, makes a reader fail", () => {
	fc.assert(
		fc.property(TEXT, (body) => {
			for (const read of [stopWord, mayMeanStop, answerOf, healthDetails, reactionOf]) expect(() => read(body)).not.toThrow();
			expect(() => emergencyWord(body, EMERGENCY_WORDS)).not.toThrow();
			expect(() => keywordOf(body, null)).not.toThrow();
		}),
		{ numRuns: 500 },
	);
});

test("a text is never both a stop and an answer, nor a stop and a question about one", () => {
	fc.assert(
		fc.property(TEXT, (body) => {
			const readings = [stopWord(body) !== null, answerOf(body) !== null, reactionOf(body) !== null, mayMeanStop(body)];
			expect(readings.filter(Boolean).length).toBeLessThanOrEqual(1);
		}),
	);
});

test("a reaction is never a keyword or an answer, whatever it quotes", () => {
	for (const quoted of ["STOP", "Reply YES", "yes", "START", "HELP"]) {
		for (const body of [`Liked “${quoted}”`, `👍 to “${quoted}”`, `Le gustó “${quoted}”`, `A aimé « ${quoted} »`]) {
			expect([body, reactionOf(body)?.quote, keywordOf(body, null), answerOf(body)]).toEqual([body, quoted, null, null]);
		}
	}
});
