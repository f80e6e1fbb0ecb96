import { unwrapped } from "../../../shared/rules/normal.ts";

// What signs or refuses a consent request: one of these words as the whole text, with nothing but punctuation around it.
// Anything more ("yes please", "yes 3pm", "Y?") is an ordinary message: nobody signs by a guess of ours. The wording is
// English or Spanish, so the answers are.
export const YES_WORDS: readonly string[] = ["YES", "Y", "SÍ", "SI", "AGREE", "I AGREE", "ACEPTO", "DE ACUERDO", "ESTOY DE ACUERDO"];
export const NO_WORDS: readonly string[] = [
	...["NO", "N", "NO THANKS", "NO THANK YOU", "DISAGREE", "I DISAGREE", "I DO NOT AGREE", "I DON'T AGREE"],
	...["NO GRACIAS", "NO ACEPTO", "NO ESTOY DE ACUERDO"],
];

const YES = new Set(YES_WORDS.map((word) => word.toLowerCase()));
const NO = new Set(NO_WORDS.map((word) => word.toLowerCase()));

export function answerOf(body: string): "yes" | "no" | null {
	const said = unwrapped(body);
	if (YES.has(said)) return "yes";
	return NO.has(said.replace(/^no, /u, "no ")) ? "no" : null;
}
