import { expect, test } from "vitest";
import { saysWrongNumber, WRONG_NUMBER } from "./wrong-number.ts";

const around = (words: string) => [words, words.toUpperCase(), `Sorry, ${words}.`, `${words}!!`, `hi ${words.replaceAll("'", "’")} thanks`];

test.for(WRONG_NUMBER)("%j tells staff that this may be the wrong phone", (words) => {
	for (const body of around(words)) expect([body, saysWrongNumber(body)]).toEqual([body, true]);
});

test.for([
	"What number do I call?",
	"Did I text the wrong number?",
	"My number is wrong on the form",
	"The wrong time was on my card",
	"Numero 5",
	"stop",
	"",
])("%j says nothing about whose phone this is", (body) => {
	expect(saysWrongNumber(body)).toBe(false);
});
