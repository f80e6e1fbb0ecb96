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
			const known = thread.consents.some(({ id }) => id === consent.id);
			const consents = known
				? thread.consents.map((before) => (before.id === consent.id ? consent : before))
				: [...thread.consents, consent];
			return { ...thread, consents };
		}
		default:
			return event satisfies never;
	}
}
