import type { Guardian } from "../../../shared/schemas/patient.ts";
import { squashed } from "./header-words.ts";
import { asSaid } from "./person-name.ts";

const ADULT_AT = 18;
const DAY_MS = 86_400_000;

/** A parent speaks for a child, to the day before they are grown. A file that gives no birth date does not say that it is a child. */
export function guardiansOf(written: string, header: string, birthDate: string | null, today: string): Guardian[] {
	const name = asSaid(written);
	if (name === "") return [];
	const isLegal = isForLife(header);
	const until = isLegal || birthDate === null ? null : lastDayAsChild(birthDate);
	if (until !== null && until < today) return [];
	const knowsChild = isLegal || until !== null;
	return [{ patientId: null, name, role: isLegal ? "legal_guardian" : "parent", scope: knowsChild ? "all" : "scheduling", until }];
}

/** Whose parents speak for them no more: their numbers are not the patient's either. */
export function isGrown(header: string, birthDate: string | null, today: string): boolean {
	return !isForLife(header) && birthDate !== null && lastDayAsChild(birthDate) < today;
}

function isForLife(header: string): boolean {
	return /^legal|tutorlegal/.test(squashed(header));
}

function lastDayAsChild(birthDate: string): string {
	const [year = 0, month = 0, day = 0] = birthDate.split("-").map(Number);
	return new Date(Date.UTC(year + ADULT_AT, month - 1, day) - DAY_MS).toISOString().slice(0, 10);
}
