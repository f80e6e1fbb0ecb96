import fc from "fast-check";
import { expect, test } from "vitest";
import { readName, sameName } from "./match-name.ts";

const same = (page: string, copy: string) => sameName(readName(page, "page"), readName(copy, "copy"));

test.for([
	["Ruiz, Ana María", "Ana Maria Ruiz"],
	["RUIZ, ANA", "Ana Ruiz"],
	["Ana Ruiz", "Ana Maria Ruiz"],
	["Ana M. Ruiz", "Ana Maria Ruiz"],
	["Ruiz, Ana M", "Ana Maria Ruiz"],
	["Lopez Ana Lopez", "Ana Lopez"],
	["Garcia Lopez Ana Garcia Lopez", "Ana Garcia Lopez"],
	["O’Brien, Pat", "Pat O'Brien"],
	["Pat OBrien", "Pat O'Brien"],
	["Lopez-Garcia, Ana", "Ana Lopez Garcia"],
	["Ana López García", "Ana Lopez-Garcia"],
	["ANNE-MARIE J LOPEZ", "Annemarie Lopez"],
	["de la Cruz, Ana", "Ana Maria Delacruz"],
	["Smith Jr., John", "John Smith Jr"],
	["Smith, John, Jr.", "John Smith"],
	["John Smith III", "John Smith 3rd"],
	["Mrs. Ana Lopez", "Ana Lopez"],
	["Lopez, Sra. Ana", "Ana Lopez"],
	["SAMPLE, Ada (id #7731709, dob: 06/01/1967)", "Ada Sample"],
	['Robert "Bob" Lee', "Robert Lee"],
	["Zoe Muller", "Zoë Müller"],
	["Soren Orsted", "Søren Ørsted"],
	["Nguyễn Văn Anh", "Nguyen Van Anh"],
	["王小明", "王 小明"],
	["たがみ けん", "たがみけん"],
	["Cher", "CHER"],
])("%j on a page is %j in the copy", ([page = "", copy = ""]) => {
	expect(same(page, copy)).toBe(true);
});

test.for([
	["Ana Ruiz", "Eva Ruiz"],
	["Ana Ruiz", "Ana Reyes"],
	["A. Ruiz", "Ana Ruiz"],
	["Ruiz", "Ana Ruiz"],
	["Juan Miguel Perez", "Juan Carlos Perez"],
	["Juan M. Perez", "Juan Carlos Perez"],
	["Jean-Luc Roy", "Jean-Paul Roy"],
	["John Smith Sr", "John Smith Jr."],
	["Ana Garcia", "Ana Lopez-Garcia"],
	["Ana Garcia", "Lopez Garcia, Ana"],
	["Robert James", "James Robert James"],
	["Lopez Ana", "Ana Lopez"],
	["王明", "王 小 明"],
	["たかみ", "たがみ"],
	["Иван Петров", "Ивай Петров"],
	["Ana Ruiz", ""],
	["—", "Ana Ruiz"],
])("%j on a page is not %j in the copy", ([page = "", copy = ""]) => {
	expect(same(page, copy)).toBe(false);
});

const GIVEN = ["Ana", "José", "Zoë", "Anne-Marie", "Pat", "Minh"];
const MIDDLE = ["María", "Lee", "Ángel", "Rose"];
const FAMILY = ["Ruiz", "O'Brien", "Lopez-Garcia", "de la Cruz", "Müller", "Nguyễn"];

type Parts = { given: string; middle: string | null; family: string };
const parts = fc.record({
	given: fc.constantFrom(...GIVEN),
	middle: fc.option(fc.constantFrom(...MIDDLE)),
	family: fc.constantFrom(...FAMILY),
});
const style = fc.record({
	order: fc.constantFrom("plain" as const, "turned" as const, "printed twice" as const),
	middle: fc.constantFrom("whole", "initial", "none"),
	letters: fc.constantFrom("as is", "shouted", "bare"),
	apostrophe: fc.constantFrom("'", "’", ""),
	hyphen: fc.constantFrom("-", " ", "‐"),
	title: fc.constantFrom("", "Ms. "),
	blank: fc.constantFrom(" ", "  ", "\u00a0"),
});

/** As some system writes this name. */
function written({ given, middle, family }: Parts, how: typeof style extends fc.Arbitrary<infer T> ? T : never): string {
	const short = middle === null || how.middle === "none" ? "" : how.middle === "initial" ? `${middle[0]}.` : middle;
	const first = `${how.title}${[given, short].filter(Boolean).join(" ")}`;
	const orders = {
		plain: `${first} ${family}`,
		turned: `${family}, ${first}`,
		"printed twice": `${family} ${first.replace(how.title, "")} ${family}`,
	};
	const name = orders[how.order].replaceAll("'", how.apostrophe).replaceAll("-", how.hyphen).replaceAll(" ", how.blank);
	if (how.letters === "bare") return name.normalize("NFD").replace(/\p{M}/gu, "");
	return how.letters === "shouted" ? name.toUpperCase() : name;
}

// In plain order nothing says that two words are one surname: a copy that keeps the hyphen does.
const inCopy = ({ given, middle, family }: Parts) => [given, middle, family].filter(Boolean).join(" ");

test("one person is known under every way to write the name", () => {
	fc.assert(
		fc.property(parts, style, (person, how) => {
			expect(same(written(person, how), inCopy(person))).toBe(true);
		}),
		{ numRuns: 2_000 },
	);
});

test("two people who differ in first name, surname or generation are never one, however they are written", () => {
	fc.assert(
		fc.property(parts, parts, style, (one, other, how) => {
			fc.pre(one.given !== other.given || one.family !== other.family);
			expect(same(written(one, how), inCopy(other))).toBe(false);
		}),
		{ numRuns: 2_000 },
	);
});

test("no text makes the reader fall over, and none that has letters is read as nothing", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
			const readings = readName(typed, "page");
			for (const reading of readings) expect([...reading.given, ...reading.family].join("")).toMatch(/\p{L}/u);
			if (/^[a-z]+$/i.test(typed)) expect(readings).not.toEqual([]);
		}),
	);
});
