// A phone whose role is `guardian` is answered by a guardian of the patient, not by the patient. Who of several holds it is
// never guessed. The last day of a guardian's time still counts; one who may only speak of visits agrees to nothing else.
// A parent speaks for a child: with the eighteenth birthday that ends, whatever date was written down, or none.
// 45 CFR 164.502(g): a personal representative decides within their authority, and no longer than it lasts.

import { lastDayAsChild } from "../../../shared/rules/last-day-as-child.ts";
import type { AnsweredAs } from "../../../shared/schemas/consent.ts";
import type { NumberRole } from "../../../shared/schemas/number-role.ts";
import type { Guardian } from "../../../shared/schemas/patient.ts";
import { localAt } from "../hours/zoned.ts";
import { healthConsent, type KeptConsent, lastWord } from "./phi-consent.ts";

export type Speaker = Pick<Guardian, "name" | "role" | "scope" | "until">;

/** Whose phone a thread's number is, seen from one patient; guardians only where it is a guardian's. */
export type Phone = { role?: NumberRole; guardians?: readonly Speaker[]; birthDate?: string | null };

/** `guardian_changed`: who answers this phone now may agree, but is not who did. */
export type GuardianRefusal = "guardian_ended" | "guardian_scope" | "guardian_changed";

export function dayIn(now: number, zone: string): string {
	const { year, month, day } = localAt(now, zone);
	return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Who speaks for the patient on `today`, each with their true last day. */
export function guardiansOn({ role, guardians = [], birthDate = null }: Phone, today: string): Speaker[] {
	if (role !== "guardian") return [];
	const speaking = guardians.map((one) => ({ ...one, until: lastDayOf(one, birthDate) }));
	return speaking.filter(({ until }) => until === null || until >= today);
}

/** What the record of an answer says of who gave it; `today` is null where nobody could be asked who the guardians are now. */
export function answersAs(phone: Phone | undefined, today: string | null): AnsweredAs | null {
	if (!phone?.role) return null;
	const [first, ...others] = today === null ? [] : guardiansOn(phone, today);
	const guardian = first?.scope === "all" && others.length === 0 ? { name: first.name, role: first.role } : null;
	return { role: phone.role, guardian };
}

/** Why nobody who answers this phone now may agree for the patient. */
export function speakerRefusal(phone: Phone, today: string): "guardian_ended" | "guardian_scope" | null {
	const isKnown = phone.role === "guardian" && (phone.guardians ?? []).length > 0;
	return isKnown ? anyOf(guardiansOn(phone, today)) : null;
}

/** Why this phone gets no health details of the patient, whatever was agreed. `agreed`: as whom, by the record. */
export function guardianRefusal(phone: Phone, agreed: AnsweredAs | undefined, today: string): GuardianRefusal | null {
	const refusal = speakerRefusal(phone, today);
	if (refusal || !agreed) return refusal;
	if (holder(agreed.role) !== holder(phone.role)) return "guardian_changed";
	const { guardian: named } = agreed;
	if (!named) return null;
	const same = guardiansOn(phone, today).filter(({ name, role }) => name === named.name && role === named.role);
	return same.length === 0 ? "guardian_changed" : anyOf(same);
}

/** May health details go to this patient here: by what was agreed, and by who may agree. */
export function healthConsentHere(
	{ patients, consents }: { patients: readonly (Phone & { id: string })[]; consents: readonly KeptConsent[] },
	patientId: string | null,
	version: number,
	today: string,
) {
	const phone = patients.find(({ id }) => id === patientId);
	const word = patientId === null ? null : lastWord(consents, patientId);
	const agreed = word?.state === "granted" ? word.answeredAs : undefined;
	return (phone && guardianRefusal(phone, agreed, today)) ?? healthConsent(consents, patientId, version);
}

/** Whoever holds the phone: a yes of one is not another's. */
function holder(role: NumberRole | undefined): "guardian" | "somebody_else" | "patient" {
	if (role === "guardian") return "guardian";
	return role === "other" ? "somebody_else" : "patient";
}

function lastDayOf({ role, until }: Speaker, birthDate: string | null): string | null {
	const grown = role === "parent" && birthDate !== null ? lastDayAsChild(birthDate) : null;
	return until !== null && (grown === null || until < grown) ? until : grown;
}

function anyOf(speaking: readonly Speaker[]): "guardian_ended" | "guardian_scope" | null {
	if (speaking.length === 0) return "guardian_ended";
	return speaking.some(({ scope }) => scope === "all") ? null : "guardian_scope";
}
