import { displayNumber, senderKind } from "../../../shared/rules/phone.ts";
import { noTicket } from "../ticket/ticket-case.ts";
import type { Thread } from "./thread.ts";

export type Pair = { clinicNumber: string; number: string };

/** One thread for each pair, whatever its numbers look like on paper: both are E.164, or a sender's own word. */
export function threadName(pair: Pair): string {
	return `${pair.clinicNumber}|${pair.number}`;
}

/** A thread in which nobody has said anything about texting yet. */
export const UNTOUCHED: Pick<
	Thread,
	| "optedOut"
	| "stoppedKinds"
	| "restartedAt"
	| "phoneDebt"
	| "numberClass"
	| "patients"
	| "consents"
	| "owed"
	| "answeredAt"
	| "staffAt"
	| "patientAt"
	| "linksDue"
	| "erasing"
> = {
	optedOut: null,
	stoppedKinds: [],
	restartedAt: null,
	phoneDebt: null,
	numberClass: "unknown",
	patients: [],
	consents: [],
	owed: [],
	answeredAt: {},
	staffAt: null,
	patientAt: null,
	linksDue: {},
	erasing: [],
};

export function newThread(id: string, pair: Pair, clinic: { id: string; country: string }, now: number): Thread {
	return {
		id,
		clinicId: clinic.id,
		clinicNumber: pair.clinicNumber,
		number: pair.number,
		numberKind: senderKind(pair.number),
		display: displayNumber(pair.number, clinic.country),
		status: "active",
		statusAt: now,
		version: 0,
		received: 0,
		answered: 0,
		unansweredSince: null,
		...UNTOUCHED,
		failed: false,
		attention: [],
		last: null,
		ticket: noTicket(),
		untold: null,
	};
}
