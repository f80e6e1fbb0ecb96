import type { Patient } from "../../../shared/schemas/patient.ts";
import { ended, inForce } from "../consent/phi-consent.ts";
import type { Thread, ThreadEvent, ThreadPatient } from "./thread.ts";

/** As a thread keeps them. */
export function asLinked({ id, name, birthDate, language }: Patient): ThreadPatient {
	return { id, name, birthDate, language };
}

/** What the clinic knows now of the patients here: a new name is taken over; a number that is no longer theirs pauses their consent. */
export function patientNews(thread: Thread, known: readonly Patient[], now: number): ThreadEvent[] {
	return known.flatMap((patient) => [...renamed(thread, patient), ...pausedFor(thread, patient, now)]);
}

function renamed(thread: Thread, patient: Patient): ThreadEvent[] {
	const before = thread.patients.find(({ id }) => id === patient.id);
	const after = asLinked(patient);
	const same = before && before.name === after.name && before.birthDate === after.birthDate && before.language === after.language;
	return !before || same ? [] : [{ type: "PatientLinked", patient: after }];
}

function pausedFor(thread: Thread, { id, numbers }: Patient, now: number): ThreadEvent[] {
	// No number at all is no news of this one.
	if (numbers.length === 0 || numbers.some(({ number }) => number === thread.number)) return [];
	const consents = inForce(thread.consents).filter(({ patientId }) => patientId === id);
	const reason = "The clinic has another number for this patient now.";
	return consents.map((consent) => ({
		type: "ConsentChanged",
		consent: ended(consent, { id: `${consent.id}.paused`, state: "paused", reason, by: null, at: now }),
	}));
}
