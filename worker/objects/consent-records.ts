import { wordingInUse } from "../../shared/rules/settings-in-use.ts";
import type { AskConsent } from "../../shared/schemas/consent.ts";
import { languageOf } from "../domain/answers/answer-to.ts";
import { ended, inForce, type KeptConsent } from "../domain/consent/phi-consent.ts";
import type { Asker } from "../domain/staff/permission.ts";
import type { Thread, ThreadEvent } from "../domain/thread/thread.ts";
import type { ClinicFacts } from "./clinic-facts.ts";

/** What staff ask, open until it is answered. */
export function question(thread: Thread, clinic: ClinicFacts, { id, patientId }: AskConsent, asker: Asker, now: number): KeptConsent {
	const patient = thread.patients.find((one) => one.id === patientId);
	const language = patient?.language ?? languageOf(thread);
	const { version, hash } = wordingInUse(clinic.settings);
	return {
		id,
		patientId,
		state: "open",
		wordingVersion: version,
		wordingHash: hash[language],
		language,
		requestMessageId: id,
		answerMessageId: null,
		at: now,
		askedAt: now,
		by: { id: asker.staffId, name: asker.name },
		expiresAt: now + clinic.settings.consent.windowHours * 3_600_000,
	};
}

/** Consents that staff end, each by a record of its own. */
export function paused(consents: KeptConsent[], asker: Asker, reason: string, at: number): ThreadEvent[] {
	const by = { id: asker.staffId, name: asker.name };
	return consents.map((consent) => ({
		type: "ConsentChanged",
		consent: ended(consent, { id: `${consent.id}.paused`, state: "paused", reason, by, at }),
	}));
}

/** The number is not the patient's: no more texts, nobody's thread, no consent, and a task for staff. */
export function wrongNumberEvents(thread: Thread, asker: Asker, why: string, now: number): ThreadEvent[] {
	const out = { type: "NumberOptedOut", source: "staff", by: asker.staffId, reason: `wrong number: ${why}` } as const;
	const isRaised = thread.attention.some(({ kind }) => kind === "wrong_number");
	return [
		...(thread.optedOut ? [] : [out]),
		...paused(inForce(thread.consents), asker, why, now),
		...thread.patients.map(({ id }) => ({ type: "PatientUnlinked", patientId: id }) as const),
		...(isRaised ? [] : [{ type: "AttentionRaised", item: { kind: "wrong_number", since: now } } as const]),
	];
}

/** Whether this thread is with the patient, or ever asked them: others of the clinic are not to be found here. */
export function isOfThread({ patients, consents }: Thread, patientId: string): boolean {
	return patients.some(({ id }) => id === patientId) || consents.some((consent) => consent.patientId === patientId);
}
