import { expect, test } from "vitest";
import { EMERGENCY_WORDS, emergencyWord } from "./emergency.ts";

const ALL = [...EMERGENCY_WORDS.en, ...EMERGENCY_WORDS.es];

test.for(ALL)("%j alerts staff wherever it stands, however it is written", (word) => {
	const bare = word.normalize("NFD").replace(/\p{M}/gu, "");
	const written = [word, word.toUpperCase(), bare, word.replaceAll("'", "’"), word.replaceAll("'", ""), word.replaceAll("'", "´")];
	for (const each of written.flatMap((text) => [
		text,
		`hi ${text}!!`,
		`(${text})\nplease`,
		text.replaceAll(" ", "  "),
		text.replaceAll(" ", "-"),
	])) {
		expect([each, emergencyWord(each, EMERGENCY_WORDS) !== null]).toEqual([each, true]);
	}
});

test("the word is given as the clinic's list spells it", () => {
	expect(emergencyWord("I CANT BREATHE", EMERGENCY_WORDS)).toBe("can't breathe");
	expect(emergencyWord("ataque al corazon", EMERGENCY_WORDS)).toBe("ataque al corazón");
});

test("a denied emergency alerts as well", () => {
	expect(emergencyWord("no chest pain today", EMERGENCY_WORDS)).toBe("chest pain");
	expect(emergencyWord("No, chest pain", EMERGENCY_WORDS)).toBe("chest pain");
});

test.for([
	...["breaststroke lessons", "my chest is fine", "I can breathe again", "chestpain", "order 9110", "paint the chest", "infartos", ""],
	...["see you at 3", "cita el martes", "chest x-ray pain-free?", "👍", "."],
])("%j alerts nobody", (body) => {
	expect(emergencyWord(body, EMERGENCY_WORDS)).toBeNull();
});

test("a clinic's own list is used, and its empty lines match nothing", () => {
	const own = { en: ["", " ", "...", "Water broke"], es: ["rompí fuente"] };
	expect(emergencyWord("my water broke!", own)).toBe("Water broke");
	expect(emergencyWord("rompi fuente", own)).toBe("rompí fuente");
	expect(emergencyWord("chest pain", own)).toBeNull();
	expect(emergencyWord("", own)).toBeNull();
});
