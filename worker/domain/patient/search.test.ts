import { expect, test } from "vitest";
import type { DayReading } from "../../../shared/rules/read-day.ts";
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

const us = { order: "mdy", today: "2026-11-24" } as const;
const finds = (typed: string, reading: DayReading = us) => searchWords(typed, reading).every((word) => searchText(jose).includes(word));

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
	expect(searchWords("a ".repeat(100), us)).toHaveLength(10);
});

test("a date is read as the clinic's country writes it", () => {
	const elsewhere = { ...us, order: "dmy" } as const;
	expect([finds("3.2.1980", elsewhere), finds("2/3/1980", elsewhere)]).toEqual([true, false]);
	for (const typed of ["Feb 3, 1980", "3-Feb-80", "02/03/80"]) expect([typed, finds(typed)]).toEqual([typed, true]);
});
