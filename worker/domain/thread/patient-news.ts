import type { Patient } from "../../../shared/schemas/patient.ts";
import { ended, inForce, openRequest } from "../consent/phi-consent.ts";
import type { Thread, ThreadEvent, ThreadPatient } from "./thread.ts";

/** As a thread keeps them: who speaks for them only where a guardian has this phone. */
export function asLinked({ id, name, birthDate, language, numbers, guardians }: Patient, number: string): ThreadPatient {
	const role = numbers.find((own) => own.number === number)?.role;
	const speakers = guardians.map((one) => ({ name: one.name, role: one.role, scope: one.scope, until: one.until }));
	return { id, name, birthDate, language, ...(role && { role }), ...(role === "guardian" && { guardians: speakers }) };
}

/**
 * What the clinic knows now of the patients here: a new name is taken over; a number that is no longer theirs pauses their consent; whose record
 * was merged into another one's, is that one here too.
 */
export function patientNews(thread: Thread, known: readonly Patient[], now: number): ThreadEvent[] {
	return known.flatMap((patient) => {
		const survivor = known.find(({ id }) => id === patient.mergedInto);
		return survivor ? followed(thread, patient, survivor, now) : [...renamed(thread, patient), ...pausedFor(thread, patient, now)];
	});
}

/** What one record agreed to is not taken for the other's: should the merge be a mistake, health details would go to a stranger. */
function followed(thread: Thread, before: Patient, survivor: Patient, now: number): ThreadEvent[] {
	if (!thread.patients.some(({ id }) => id === before.id)) return [];
	const isHere = thread.patients.some(({ id }) => id === survivor.id);
	const question = openRequest(thread.consents);
	return [
		...(isHere ? [] : [{ type: "PatientLinked", patient: asLinked(survivor, thread.number) } as const]),
		...(question?.patientId === before.id
			? [{ type: "ConsentChanged", consent: { ...question, state: "expired", at: now } } as const]
			: []),
		{ type: "PatientUnlinked", patientId: before.id },
		...paused(thread, before.id, "The clinic has merged this patient's record into another one.", now),
	];
}

function renamed(thread: Thread, patient: Patient): ThreadEvent[] {
	const before = thread.patients.find(({ id }) => id === patient.id);
	const after = asLinked(patient, thread.number);
	return !before || JSON.stringify(inOrder(before)) === JSON.stringify(inOrder(after)) ? [] : [{ type: "PatientLinked", patient: after }];
}

function inOrder({ id, name, birthDate, language, role, guardians = [] }: ThreadPatient) {
	return [id, name, birthDate, language, role ?? null, guardians.map((one) => [one.name, one.role, one.scope, one.until])];
}

function pausedFor(thread: Thread, { id, numbers, source }: Patient, now: number): ThreadEvent[] {
	// Of whom staff wrote down no number, nothing is known; of whom the practice management system has none, it is gone.
	if (numbers.length === 0 && source === "staff") return [];
	if (numbers.some(({ number }) => number === thread.number)) return [];
	const reason =
		numbers.length === 0 ? "The clinic has no number for this patient now." : "The clinic has another number for this patient now.";
	return paused(thread, id, reason, now);
}

function paused(thread: Thread, patientId: string, reason: string, at: number): ThreadEvent[] {
	const consents = inForce(thread.consents).filter((consent) => consent.patientId === patientId);
	return consents.map((consent) => ({
		type: "ConsentChanged",
		consent: ended(consent, { id: `${consent.id}.paused`, state: "paused", reason, by: null, at }),
	}));
}
