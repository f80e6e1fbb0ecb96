import { expect, test } from "vitest";
import type { Patient } from "../../../shared/schemas/patient.ts";
import { unnamed } from "./patient.ts";
import { searchText, searchWords } from "./search.ts";

const jose: Patient = {
	...unnamed("p1", 0),
	name: "José Ángel Muñoz-Ørsted",
	birthDate: "1980-02-03",
	externalId: "MRN-55",
	numbers: [{ number: "+16175550142", role: "own" }],
};

const finds = (typed: string) => searchWords(typed).every((word) => searchText(jose).includes(word));

test.for([
	"jose",
	"JOSÉ",
	"munoz josé",
	" Angel  mu",
	"617 555 0142",
	"(617) 555-0142",
	"+1 617",
	"0142",
	"1980-02-03",
	"2/3/1980",
	"02/03/1980",
	"1980-02",
	"jose 2/3/1980",
	"mrn-55",
	"",
])("%j finds José Muñoz", (typed) => {
	expect(finds(typed)).toBe(true);
});

test.for(["maria", "jose maria", "617 555 0143", "1980-03-02", "3/2/1980", "mrn-56"])("%j does not find José Muñoz", (typed) => {
	expect(finds(typed)).toBe(false);
});

test("a hundred words are no hundred questions", () => {
	expect(searchWords("a ".repeat(100))).toHaveLength(10);
});
