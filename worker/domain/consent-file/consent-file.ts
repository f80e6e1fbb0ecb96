import type { DeliveryState } from "../../../shared/schemas/message.ts";
import { type GuardianRefusal, healthConsentHere } from "../consent/guardians.ts";
import type { KeptConsent } from "../consent/phi-consent.ts";
import type { Text, Thread, ThreadPatient } from "../thread/thread.ts";
import { VERIFY } from "./verify.ts";

/** One row of the thread's event log, and the hash of the row before it. */
export type LoggedConsent = { seq: number; at: number; type: string; actor: string; facts: string; before: string; hash: string };

export type FileFacts = {
	thread: Thread;
	clinic: { id: string; name: string; country: string; wordingVersion: number };
	patient: ThreadPatient;
	/** At the clinic. */
	today: string;
	textOf: (messageId: string) => (Text & { state: DeliveryState; sid: string | null }) | null;
	log: LoggedConsent[];
	madeBy: { id: string; name: string };
	now: number;
};

export type ConsentNow = "in_force" | "outdated" | "paused" | "none" | "nobody" | GuardianRefusal;
export type ConsentFile = ReturnType<typeof consentFile>;
export type FiledRecord = ConsentFile["records"][number];
export type FiledText = NonNullable<FiledRecord["request"]>;

/** Everything about one patient's consent on one number, oldest record first, so that it can be checked without us. */
export function consentFile({ thread, clinic, patient, today, textOf, log, madeBy, now }: FileFacts) {
	const { id, name, birthDate } = patient;
	const holds: ConsentNow = healthConsentHere(thread, id, clinic.wordingVersion, today);
	const kept = thread.consents.filter((consent) => consent.patientId === id);
	return {
		madeAt: instant(now),
		madeBy,
		clinic: { id: clinic.id, name: clinic.name },
		clinicNumber: thread.clinicNumber,
		number: thread.number,
		patient: { id, name, birthDate },
		language: kept.at(-1)?.language ?? patient.language,
		/** What holds at `madeAt`, under the wording that is in use then. */
		now: {
			consent: holds,
			wordingVersion: clinic.wordingVersion,
			linked: thread.patients.some((linked) => linked.id === id),
			optOut: optOut(thread),
		},
		records: kept.map((consent) => filed(consent, textOf)),
		log: log.map((row) => ({ ...row, at: instant(row.at) })),
		verify: VERIFY,
	};
}

function filed(consent: KeptConsent, textOf: FileFacts["textOf"]) {
	const { at, askedAt, expiresAt, by, requestMessageId, answerMessageId, ends, reason, recordHash, ...same } = consent;
	return {
		...same,
		requestMessageId,
		answerMessageId,
		askedAt: askedAt === null ? null : instant(askedAt),
		at: instant(at),
		expiresAt: expiresAt === null ? null : instant(expiresAt),
		by: by && { id: by.id, name: by.name },
		ends: ends ?? null,
		reason: reason ?? null,
		recordHash: recordHash ?? null,
		request: textNow(requestMessageId, textOf),
		answer: textNow(answerMessageId, textOf),
	};
}

function textNow(messageId: string | null, textOf: FileFacts["textOf"]) {
	const text = messageId === null ? null : textOf(messageId);
	if (!text) return null;
	const { id, direction, body, at, state, sid, sender } = text;
	// A text in has the carrier's id for its own.
	return { messageId: id, carrierSid: direction === "in" ? id : sid, direction, body, at: instant(at), sender, state };
}

function optOut({ optedOut }: Thread) {
	if (!optedOut) return null;
	const { at, source, elsewhere = false, by = null, reason = null } = optedOut;
	return { at: instant(at), source, elsewhere, by, reason };
}

function instant(at: number): string {
	return new Date(at).toISOString();
}
