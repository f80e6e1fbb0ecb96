import { plain } from "../../../shared/rules/normal.ts";

// Whether two spellings name one person. Systems turn names around, shout them, drop accents, shorten or leave out what stands in the middle.
// What nobody leaves out is the first name and the surname: where those differ, or two middle names, it is somebody else.

/** One way to understand what is written; some spellings can be understood in two. */
export type NameReading = { given: string[]; family: string[]; generation: string | null };

/** Empty: no name is written there. `page`: where names stand, a page may print the surname twice. */
export function readName(typed: string, from: "page" | "copy"): NameReading[] {
	const parts = plainName(typed).split(",").map(wordsOf).filter(isSome).map(withoutTitle);
	const isTurned = parts.length > 1;
	const generation = parts.map((words) => generationOf(words, isTurned)).find((found) => found !== null) ?? null;
	const [first, ...rest] = parts.map((words) => (generationOf(words, isTurned) ? words.slice(0, -1) : words)).filter(isSome);
	if (!first) return [];
	const reading = (given: readonly string[], family: readonly string[]) => ({ given: split(given), family: split(family), generation });
	if (rest.length > 0) return [reading(rest.flat(), first)];
	const straight = reading(first.slice(0, -1), first.slice(-1));
	const twice = from === "page" ? printedTwice(first) : 0;
	return twice === 0 ? [straight] : [straight, reading(first.slice(twice, -twice), first.slice(-twice))];
}

export function sameName(some: readonly NameReading[], others: readonly NameReading[]): boolean {
	return some.some((one) => others.some((other) => sameReading(one, other)));
}

function sameReading(one: NameReading, other: NameReading): boolean {
	if (one.generation !== null && other.generation !== null && one.generation !== other.generation) return false;
	if (glued(all(one)) === glued(all(other))) return true;
	// Where names are not made of letters there is no middle to leave out.
	if (!isLetters(one) || !isLetters(other)) return false;
	const [family = ""] = [glued(one.family), glued(other.family)].sort((a, b) => b.length - a.length);
	const [some, others] = [before(family, all(one)), before(family, all(other))];
	return some !== null && others !== null && sameGiven(some, others);
}

/** What stands before the surname, whichever way that is parted: "de la Cruz", "Delacruz". */
function before(family: string, words: readonly string[]): string[] | null {
	const at = words.findIndex((_, index) => glued(words.slice(index)) === family);
	return at < 0 ? null : words.slice(0, at);
}

/** "Anne-Marie", "Anne Marie" and "Annemarie" are one first name; an initial is none. */
function sameGiven(some: readonly string[], others: readonly string[]): boolean {
	return some.some((_, i) =>
		others.some((__, j) => {
			const isOneWord = i === 0 || j === 0;
			const sameFirst = glued(some.slice(0, i + 1)) === glued(others.slice(0, j + 1));
			return isOneWord && sameFirst && middlesFit(some.slice(i + 1), others.slice(j + 1));
		}),
	);
}

/** All that one has must be in the other, in its order. */
function middlesFit(some: readonly string[], others: readonly string[]): boolean {
	const [fewer, more] = some.length < others.length ? [some, others] : [others, some];
	let at = 0;
	for (const word of more) {
		const sought = fewer[at];
		if (sought !== undefined && fits(sought, word)) at++;
	}
	return at === fewer.length;
}

function fits(one: string, other: string): boolean {
	if (one.length === 1 || other.length === 1) return one[0] === other[0];
	return one === other;
}

/** How many words at the beginning are the surname from the end again: "Lopez Ana Lopez". */
function printedTwice(words: readonly string[]): number {
	for (let count = Math.floor((words.length - 1) / 2); count > 0; count--)
		if (glued(words.slice(0, count)) === glued(words.slice(-count))) return count;
	return 0;
}

const GENERATIONS = new Map(
	Object.entries({
		jr: "junior",
		sr: "senior",
		ii: "second",
		"2nd": "second",
		iii: "third",
		"3rd": "third",
		iv: "fourth",
		"4th": "fourth",
	}),
);
const TITLES = new Set("mr mrs ms miss mx dr dra prof sr sra srta".split(" "));

function generationOf(words: readonly string[], isTurned: boolean): string | null {
	return isTurned || words.length > 2 ? (GENERATIONS.get(words.at(-1) ?? "") ?? null) : null;
}

function withoutTitle(words: string[]): string[] {
	return words.length > 1 && TITLES.has(words[0] ?? "") ? words.slice(1) : words;
}

const LETTERS = new Map(Object.entries({ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" }));

/** Accents go from letters that are the same ones without; in other scripts they make another name. What is in brackets or quotes is no part of it. */
function plainName(typed: string): string {
	const seen = plain(typed).replaceAll("'", "").replaceAll(".", " ");
	const bare = seen.replace(/\([^)]*(?:\)|$)|\[[^\]]*(?:\]|$)|["“”][^"“”]*["“”]/gu, " ");
	return (/\p{L}/u.test(bare) ? bare : seen)
		.normalize("NFD")
		.replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
		.normalize("NFC")
		.replace(/[ßæœøłđðþı]/gu, (letter) => LETTERS.get(letter) ?? letter);
}

/** Hyphens stay: they say what belongs together. */
function wordsOf(part: string): string[] {
	const words = part.match(/[\p{L}\p{M}\p{N}]+(?:\p{Pd}[\p{L}\p{M}\p{N}]+)*/gu) ?? [];
	return words.filter((word) => /\p{L}/u.test(word));
}

function isSome(words: readonly string[]): boolean {
	return words.length > 0;
}

function split(words: readonly string[]): string[] {
	return words.flatMap((word) => word.split(/\p{Pd}/u));
}

function all({ given, family }: NameReading): string[] {
	return [...given, ...family];
}

function glued(words: readonly string[]): string {
	return words.join("");
}

function isLetters(reading: NameReading): boolean {
	return !/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(glued(all(reading)));
}
