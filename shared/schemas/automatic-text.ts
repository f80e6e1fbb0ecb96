import * as z from "zod/mini";

/** Words that end or begin texting at a carrier, besides those that everyone knows: STOP, HELP and START. */
const CARRIER_WORD = "(?:stopall|unsubscribe|cancel|end|quit|revoke|opt[ -]?out|yes|unstop|info)";
const ASKING =
	"\\b(?:reply|respond|answer|text|send|write|type|responda|responde|conteste|contesta|envie|envia|escriba|escribe|mande|manda)\\b";
const FILLING = "(?:\\s+(?:back|with|us|the|word|just|only|con|la|palabra|solo))*";
const OTHER_ANSWERS = "(?:[\\s:\"'“”‘’«»]*\\w+[\"'”’»]?\\s*(?:,\\s*(?:or|o)?\\b|/|\\b(?:or|and|o|y)\\b))*";

const ASKED_FOR = new RegExp(`${ASKING}${FILLING}${OTHER_ANSWERS}[\\s:"'“”‘’«»]*\\b${CARRIER_WORD}\\b`, "i");
const SHOUTED = /\b(?:STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPT[ -]?OUT|YES|UNSTOP|INFO)\b/;

/** Who answers with one of these would be cut off, or signed up again, by the carrier: our texts never ask for them. */
export function asksForCarrierWord(text: string): boolean {
	const plain = text.normalize("NFD").replace(/\p{M}/gu, "");
	if (ASKED_FOR.test(plain)) return true;
	return plain.split(/[.!?\n]/).some((sentence) => new RegExp(ASKING, "i").test(sentence) && SHOUTED.test(sentence));
}

const CARRIER_WORD_ASKED =
	"Do not ask for CANCEL, END, QUIT, YES or another carrier word: ask for STOP, HELP, START or a word of your own.";

/** Words that go out by themselves. */
export const AutomaticText = z.string().check(
	z.trim(),
	z.minLength(1),
	z.maxLength(480),
	z.refine((text) => text.isWellFormed(), "There is half a character in it."),
	z.refine((text) => !asksForCarrierWord(text), CARRIER_WORD_ASKED),
);

/** The same in each language that a patient may want. */
export const Words = z.strictObject({ en: AutomaticText, es: AutomaticText });
export type Words = z.infer<typeof Words>;
