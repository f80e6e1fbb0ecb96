import type { Thread, ThreadEvent } from "./thread.ts";

type PersonEvent = Extract<ThreadEvent, { type: "PatientLinked" | "PatientUnlinked" | "ConsentChanged" }>;

/** Who this thread is with, and what each of them has agreed to, after `event`. */
export function withPerson(thread: Thread, event: PersonEvent): Thread {
	switch (event.type) {
		case "PatientLinked": {
			const known = thread.patients.some(({ id }) => id === event.patient.id);
			const patients = known
				? thread.patients.map((patient) => (patient.id === event.patient.id ? event.patient : patient))
				: [...thread.patients, event.patient];
			return { ...thread, patients };
		}
		case "PatientUnlinked":
			return { ...thread, patients: thread.patients.filter(({ id }) => id !== event.patientId) };
		case "ConsentChanged": {
			const { consent } = event;
			// The last record is the last word: an answer stands where it was given, not where the question was.
			return { ...thread, consents: [...thread.consents.filter(({ id }) => id !== consent.id), consent] };
		}
		default:
			return event satisfies never;
	}
}
