import { wordLine } from "../../../shared/rules/normal.ts";

/** How people say that a text was not for them, in the three languages that we read. Staff look before anything is done. */
export const WRONG_NUMBER: readonly string[] = [
	...[
		"wrong number",
		"wrong person",
		"wrong phone",
		"not my number",
		"you have the wrong",
		"you've got the wrong",
		"this isn't her number",
	],
	...["this isn't his number", "this is not her number", "this is not his number", "this is not their number", "nobody by that name"],
	...["no one by that name", "don't know who this is for", "número equivocado", "persona equivocada", "se equivocó de número"],
	...["se equivocaron de número", "no soy esa persona", "este no es su número", "mauvais numéro", "mauvaise personne", "erreur de numéro"],
];

const LINES = new Map<string, string>();

/** Whether the text says that it came to the wrong phone. "Did I text the wrong number?" asks about ours, and is shown as any text. */
export function saysWrongNumber(body: string): boolean {
	if (body.includes("?")) return false;
	const line = wordLine(body);
	return WRONG_NUMBER.some((words) => line.includes(lineOf(words)));
}

function lineOf(words: string): string {
	const known = LINES.get(words) ?? wordLine(words);
	LINES.set(words, known);
	return known;
}
