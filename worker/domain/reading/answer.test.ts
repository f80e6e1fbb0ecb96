import { expect, test } from "vitest";
import { answerOf, NO_WORDS, YES_WORDS } from "./answer.ts";

const DRESSES = ["*", "*.", "*!", "¡*!", "“*”", "'*'", "«*»", "*…", " * ", "\n*\n", "\u00a0*", "\u200b*\ufeff", "*. "];

function spellings(word: string): string[] {
	const cased = [
		word,
		word.toLowerCase(),
		word.slice(0, 1) + word.slice(1).toLowerCase(),
		word.normalize("NFD"),
		word.replaceAll("'", "’"),
	];
	return cased.flatMap((each) => DRESSES.map((dress) => dress.replace("*", each)));
}

test.for(YES_WORDS)("%s as the whole text signs", (word) => {
	for (const body of spellings(word)) expect([body, answerOf(body)]).toEqual([body, "yes"]);
});

test.for(NO_WORDS)("%s as the whole text refuses", (word) => {
	for (const body of spellings(word)) expect([body, answerOf(body)]).toEqual([body, "no"]);
});

test("a comma after NO is still a no", () => {
	expect(answerOf("No, thank you.")).toBe("no");
	expect(answerOf("No, gracias")).toBe("no");
});

test.for([
	...[
		"yes please",
		"yes 3pm",
		"Y?",
		"yes?",
		"¿sí?",
		"yes yes",
		"yes no",
		"yes/no",
		"no yes",
		"yes, but what is this?",
		"yess",
		"yep",
		"ok",
		"sure",
	],
	...[
		"yes 👍",
		"👍",
		"y e s",
		"sí quiero",
		"acepto la cita",
		"I agree to the visit",
		"I don't",
		"not agree",
		"no problem",
		"no 3pm",
		"nope?",
	],
	...["oui", "1", "", " ", ".", "?", "stop", "Liked “Reply YES”", "constructor"],
])("%j is an ordinary text and signs nothing", (body) => {
	expect(answerOf(body)).toBeNull();
});

test("no word both signs and refuses", () => {
	expect(YES_WORDS.filter((word) => NO_WORDS.includes(word))).toEqual([]);
});
