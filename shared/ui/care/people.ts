import type { Thread } from "../../schemas/thread.ts";
import type { CareWords } from "../../words/care-en.ts";
import { dateOf } from "../../words/time.ts";

type Person = { name: string; birthDate: string | null };

export function nameOf(person: { name: string } | undefined, words: CareWords): string {
	return person?.name || words.unnamed;
}

/** "Ana Ruiz · Mar 14, 1981" */
export function whoIs({ name, birthDate }: Person, locale: string, words: CareWords): string {
	const shown = name || words.unnamed;
	return birthDate ? `${shown} · ${dateOf(birthDate, { locale, timeZone: "UTC" })}` : shown;
}

/** Twins apart, and a father from his son: of two with one name the birth date is said. */
export function tellApart(person: Person, all: Person[], locale: string, words: CareWords): string {
	return all.filter((other) => other.name === person.name).length > 1 ? whoIs(person, locale, words) : nameOf(person, words);
}

export function namesOf({ patients }: Pick<Thread, "patients">): string {
	return patients.flatMap((patient) => patient.name || []).join(", ");
}
