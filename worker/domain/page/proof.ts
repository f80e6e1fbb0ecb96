// Who holds the phone is not who may read: a birth date tells which of the people at a number is there. A texted code says
// only that the phone is there, so on a phone of several people it is asked for only where no birth date is known.

import type { ProofPolicy } from "../../../shared/schemas/link.ts";

export type ProofWay = "birth_date" | "code";

export type Known = { id: string; birthDate: string | null };

/** Ways in which this link's patient may prove who they are, the first one offered first. */
export function waysOf(policy: ProofPolicy, patientId: string | null, here: readonly Known[]): ProofWay[] {
	const born = meant(patientId, here).some(({ birthDate }) => birthDate !== null);
	if (!born) return ["code"];
	if (here.length > 1 || policy === "birth_date") return ["birth_date"];
	return policy === "code" ? ["code"] : ["birth_date", "code"];
}

/** Whose birth date this is, of those whom the link is for; null for nobody's, and for that of two of them. */
export function whoIs(birthDate: string, patientId: string | null, here: readonly Known[]): Known | null {
	const [first, ...others] = meant(patientId, here).filter((patient) => patient.birthDate === birthDate);
	return others.length === 0 ? (first ?? null) : null;
}

/** Whose the link is, where the phone alone has to tell. */
export function onlyOne(patientId: string | null, here: readonly Known[]): Known | null {
	const [first, ...others] = meant(patientId, here);
	return others.length === 0 ? (first ?? null) : null;
}

function meant(patientId: string | null, here: readonly Known[]): readonly Known[] {
	return patientId === null ? here : here.filter(({ id }) => id === patientId);
}
