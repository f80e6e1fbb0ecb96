import { type DayReading, readDay } from "../../../shared/rules/read-day.ts";
import type { Patient } from "../../../shared/schemas/patient.ts";

const MOST_WORDS = 10;

/** José, JOSE and jose are one name to who looks for it. */
export function folded(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** All that a patient can be found by. */
export function searchText({ name, birthDate, externalId, numbers }: Patient): string {
	return [folded(name), birthDate ?? "", folded(externalId ?? ""), ...numbers.map(({ number }) => number.slice(1))].join(" ");
}

/** Each of these must stand in a patient's search text. A date may be typed as in the clinic's country, a number as anyone does. */
export function searchWords(typed: string, reading: DayReading): string[] {
	const day = dayOf(typed, reading);
	if (day) return [day];
	if (/^[\d\s()+.-]+$/.test(typed) && /\d/.test(typed)) return isDayish(typed.trim()) ? [typed.trim()] : [typed.replace(/\D/g, "")];
	return folded(typed)
		.split(/\s+/)
		.filter((word) => word !== "")
		.slice(0, MOST_WORDS)
		.map((word) => dayOf(word, reading) ?? word);
}

/** The beginning of a date as we keep it. */
function isDayish(typed: string): boolean {
	return /^(?:19|20)\d\d-\d{0,2}(?:-\d{0,2})?$/.test(typed);
}

/** Figures alone are rather a number, or an id. */
function dayOf(typed: string, reading: DayReading): string | null {
	return /^[\d\s]*$/.test(typed) ? null : readDay(typed, reading);
}
