import { plain, unaccented, words } from "../../../shared/rules/normal.ts";
import { stopWord } from "./keyword.ts";
import { reactionOf } from "./reaction.ts";
import { STOP_SENTENCES } from "./stop-sentences.ts";

// A stop that is not the bare word: inside a sentence, or in letters that only look like it. The carrier sees none, so
// staff are asked, and nothing automatic goes meanwhile. The bare word acts by itself and is no question.

/** Letters of other alphabets, and figures, that a person reads as these. */
const LOOKALIKES: readonly (readonly [string, string])[] = [
	["a", "аαɑ@4"],
	["b", "ьвβ8"],
	["c", "сϲ"],
	["e", "еεє3"],
	["i", "іιı1"],
	["l", "ӏⅼ"],
	["n", "ո"],
	["o", "оοσօ0ø"],
	["p", "рρթ"],
	["r", "г"],
	["s", "ѕꜱ5$"],
	["t", "тτ7+†"],
	["u", "υս"],
];
const LETTER = new Map(LOOKALIKES.flatMap(([letter, alike]) => [...alike].map((sign) => [sign, letter] as const)));
const LOOKS_LIKE = new Set(["stop", "stopp", "stopall", "sotp", "stpo", "tsop", "unsubscribe", "unsub", "optout"]);
const BETWEEN_CLAUSES = /[.!?¡¿;:,\n\r"“”«»()]+| [-–—]+ /u;

export function mayMeanStop(body: string): boolean {
	if (stopWord(body) || reactionOf(body)) return false;
	return looksLikeStop(body) || clauses(body).some((clause) => STOP_SENTENCES.some((sentence) => sentence.test(clause)));
}

function clauses(body: string): string[] {
	return body
		.split(BETWEEN_CLAUSES)
		.map((clause) =>
			unaccented(plain(clause))
				.replace(/[^\p{L}\p{N}' -]+/gu, " ")
				.replace(/ +/gu, " ")
				.trim(),
		)
		.filter(Boolean);
}

/** "S T O P", "st0p", "ЅТОР": the whole text, once what parts the letters is gone. */
function looksLikeStop(body: string): boolean {
	const letters = [...unaccented(plain(body))].map((sign) => LETTER.get(sign) ?? sign).join("");
	return LOOKS_LIKE.has(words(letters).join(""));
}
