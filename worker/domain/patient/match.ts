import type { Patient } from "../../../shared/schemas/patient.ts";
import type { MatchAnswer, SeenPatient } from "../../../shared/schemas/patient-match.ts";
import { daysOf } from "./match-day.ts";
import { type NameReading, readName, sameName } from "./match-name.ts";
import { readNumber, type SeenNumber } from "./match-number.ts";

// Whom a page of the practice management system shows. The page is believed in nothing. It is one patient of the copy only when there is one
// with its id (or, where it shows no id, one alone with its name and its birth date) and nothing that it shows speaks against that. All else
// is for a person to decide: between two people, or two numbers, nothing is ever chosen here.

/** Where the clinic is: how numbers are written there, and which day it is. */
export type Place = { country: string; today: string };

/** What can be made out on a page; null: it is not there, or cannot be read. */
export type SeenFacts = { externalId: string | null; name: NameReading[] | null; days: string[] | null; numbers: SeenNumber[] };

/** `patient` stands for all these records of theirs, their own among them. */
export type Person = { patient: Patient; records: readonly Patient[] };

type Difference = MatchAnswer["candidates"][number]["differences"][number];

const MOST_CANDIDATES = 10;

export function factsOf(seen: SeenPatient, { country, today }: Place): SeenFacts {
	const name = seen.name === null || seen.name.includes("*") ? [] : readName(seen.name, "page");
	const days = daysOf(seen.birthDate ?? "", today);
	return {
		externalId: seen.externalId,
		name: name.length > 0 ? name : null,
		days: days.length > 0 ? days : null,
		numbers: seen.numbers.map((number) => readNumber(number, country)),
	};
}

/** `people`: everybody in the copy who could be meant, each once. */
export function matchOf(facts: SeenFacts, people: readonly Person[]): MatchAnswer {
	const judged = people.map((person) => judgedBy(facts, person, people));
	const [sole, ...others] = judged.filter(({ isMeant }) => isMeant);
	const isMatch = sole !== undefined && others.length === 0 && sole.differences.length === 0;
	const candidates = isMatch ? [sole] : judged.filter(({ mayBeMeant }) => mayBeMeant).sort(bestFirst);
	return {
		verdict: isMatch ? "match" : candidates.length > 0 ? "mismatch" : "unknown",
		candidates: candidates
			.slice(0, MOST_CANDIDATES)
			.map(({ patient, differences }) => ({ patient, differences, usable: patient.numbers.map(({ number }) => number) })),
		seenNumbers: seenNumbers(facts),
		noNumber: noNumber(facts, candidates),
	};
}

/** The numbers on the page that may be this patient's, each once. */
export function seenNumbers({ numbers }: SeenFacts): MatchAnswer["seenNumbers"] {
	const usable = numbers.filter((seen) => "number" in seen);
	return usable.filter(({ number }, index) => usable.findIndex((other) => other.number === number) === index);
}

type Judged = { patient: Patient; differences: Difference[]; isMeant: boolean; mayBeMeant: boolean };

function judgedBy(facts: SeenFacts, person: Person, people: readonly Person[]): Judged {
	const [id, name, birthDate] = [idSays(facts, person), nameSays(facts, person), dateSays(facts, person)];
	const number = numberSays(facts, person, people);
	const said: [Difference, Says][] = [
		["id", id],
		["name", name],
		["birthDate", birthDate],
		["number", number],
	];
	const isLikely = name === "yes" && (birthDate === "yes" || birthDate === "nothing");
	return {
		patient: person.patient,
		differences: said.filter(([, says]) => says === "no").map(([difference]) => difference),
		isMeant: facts.externalId === null ? name === "yes" && birthDate === "yes" : id === "yes",
		mayBeMeant: id === "yes" || isLikely || sharesNumber(facts, person),
	};
}

type Says = "yes" | "no" | "nothing";

/** A page that shows an id means the patient with that id, and no other: one of whom the copy has no id yet is not proven to be it. */
function idSays({ externalId }: SeenFacts, { records }: Person): Says {
	if (externalId === null) return "nothing";
	return records.some((record) => record.externalId === externalId) ? "yes" : "no";
}

function nameSays({ name }: SeenFacts, { records }: Person): Says {
	const known = records.map((record) => readName(record.name, "copy")).filter((readings) => readings.length > 0);
	if (name === null || known.length === 0) return "nothing";
	return known.some((readings) => sameName(name, readings)) ? "yes" : "no";
}

function dateSays({ days }: SeenFacts, { records }: Person): Says {
	const known = records.map(({ birthDate }) => birthDate).filter((day) => day !== null);
	if (days === null || known.length === 0) return "nothing";
	return known.some((day) => days.includes(day)) ? "yes" : "no";
}

/** Another number than the copy has, or somebody else's: the page may show another patient, or the copy may be old. */
function numberSays(facts: SeenFacts, person: Person, people: readonly Person[]): Says {
	if (seenNumbers(facts).length === 0) return "nothing";
	if (hasSeenNumber(facts, person.patient)) return "yes";
	const isKnown = person.patient.numbers.length > 0;
	return isKnown || people.some((other) => other !== person && sharesNumber(facts, other)) ? "no" : "nothing";
}

function sharesNumber(facts: SeenFacts, { records }: Person): boolean {
	return records.some((record) => hasSeenNumber(facts, record));
}

function hasSeenNumber(facts: SeenFacts, { numbers }: Patient): boolean {
	const seen = seenNumbers(facts);
	return numbers.some(({ number }) => seen.some((one) => one.number === number));
}

function bestFirst(one: Judged, other: Judged): number {
	return (
		Number(other.isMeant) - Number(one.isMeant) ||
		one.differences.length - other.differences.length ||
		Number(one.patient.inactive) - Number(other.patient.inactive) ||
		(one.patient.id < other.patient.id ? -1 : 1)
	);
}

/** The first of these that is so tells staff most about what to do. */
const REASONS = ["masked", "local", "not_own", "abroad_or_wrong"] as const;

function noNumber(facts: SeenFacts, candidates: readonly Judged[]): MatchAnswer["noNumber"] {
	const hasHint = seenNumbers(facts).length > 0;
	const canBeTexted = candidates.length > 0 ? candidates.some(({ patient }) => patient.numbers.length > 0) : hasHint;
	if (canBeTexted) return null;
	const seen = facts.numbers.flatMap((number) => ("none" in number ? [number.none] : []));
	return (hasHint ? undefined : REASONS.find((reason) => seen.includes(reason))) ?? "none";
}
