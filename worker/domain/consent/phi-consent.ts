import type { AnsweredAs, Consent, Language } from "../../../shared/schemas/consent.ts";

/** A consent as it is kept: instants in ms since 1970. */
export type KeptConsent = Omit<Consent, "at" | "askedAt" | "expiresAt"> & { at: number; askedAt: number | null; expiresAt: number | null };

/** The clinic's words as they are now. */
export type Wording = { version: number; text: Record<Language, string>; hash: Record<Language, string> };

/** The one question that is open in the thread, if there is one. */
export function openRequest(consents: readonly KeptConsent[]): KeptConsent | null {
	return consents.find((consent) => consent.state === "open") ?? null;
}

/** The newest record of each patient is what holds. */
export function newestConsent(consents: readonly KeptConsent[], patientId: string): KeptConsent | null {
	return consents.findLast((consent) => consent.patientId === patientId && consent.state !== "open") ?? null;
}

/** The patient's last word, or the clinic's for them; a question that ran out says nothing about the answer before it. */
export function lastWord(consents: readonly KeptConsent[], patientId: string): KeptConsent | null {
	return (
		consents.findLast(
			({ patientId: whose, state }) =>
				whose === patientId && (state === "granted" || state === "withdrawn" || state === "paused" || state === "refused"),
		) ?? null
	);
}

/** May health details go to this patient here? New words need a new yes: an old signature is never read as one under them. */
export function healthConsent(consents: readonly KeptConsent[], patientId: string | null, version: number) {
	if (patientId === null) return "nobody";
	const newest = lastWord(consents, patientId);
	if (newest?.state === "paused") return "paused";
	if (newest?.state !== "granted") return "none";
	return newest.wordingVersion === version ? "in_force" : "outdated";
}

export type Answer = { messageId: string; at: number; says: "yes" | "no"; as?: AnsweredAs | null };

/**
 * What a bare yes or no does: it counts for the open request alone, when it is newer than it and in its window, and the
 * request had gone out. A STOP in between has closed the request (see `endedByStop`).
 */
export function answered(request: KeptConsent | null, answer: Answer, requestWent: boolean): KeptConsent | null {
	// Whose text only said that there is a message has not read what they would agree to.
	if (!request || request.asked === "page" || !requestWent || request.askedAt === null || request.expiresAt === null) return null;
	if (answer.at <= request.askedAt || answer.at > request.expiresAt) return null;
	const answeredAs = answer.as && { answeredAs: answer.as };
	const { messageId: answerMessageId, at } = answer;
	return { ...request, state: answer.says === "yes" ? "granted" : "refused", at, answerMessageId, ...answeredAs };
}

export function expired(request: KeptConsent | null, now: number): KeptConsent | null {
	return request?.expiresAt !== null && request && now > (request.expiresAt ?? 0)
		? { ...request, state: "expired", at: request.expiresAt ?? now }
		: null;
}

/** A STOP ends the question, so that a yes after it answers nothing, and takes back each yes before it: a START brings back texting alone. */
export function endedByStop(consents: readonly KeptConsent[], at: number): KeptConsent[] {
	const request = openRequest(consents);
	const withdrawn = inForce(consents).map((consent) =>
		ended(consent, { id: `${consent.id}.withdrawn`, state: "withdrawn", reason: "The number opted out of texts.", by: null, at }),
	);
	return request ? [{ ...request, state: "expired", at }, ...withdrawn] : withdrawn;
}

/** Ends a consent in force with a record of its own. */
export function ended(
	consent: KeptConsent,
	as: { id: string; state: "withdrawn" | "paused"; reason: string; by: KeptConsent["by"]; at: number; messageId?: string },
): KeptConsent {
	const { recordHash: _, ends: __, answeredAs: ___, answeredBy: ____, asked: _____, ...signed } = consent;
	return {
		...signed,
		id: as.id,
		state: as.state,
		at: as.at,
		by: as.by,
		reason: as.reason,
		ends: consent.id,
		requestMessageId: null,
		answerMessageId: as.messageId ?? null,
		askedAt: null,
		expiresAt: null,
	};
}

/** Those whose consent is in force, or asked for: what a wrong or recycled number touches. */
export function inForce(consents: readonly KeptConsent[]): KeptConsent[] {
	const patients = [...new Set(consents.map((consent) => consent.patientId))];
	return patients.flatMap((patientId) => {
		const newest = lastWord(consents, patientId);
		return newest?.state === "granted" ? [newest] : [];
	});
}

/** The record as it is hashed and shown to an auditor: fields in a fixed order. One from before a field was kept stays as it was. */
export function signedText(consent: KeptConsent, words: { number: string; clinicId: string; text: string }): string {
	const { id, patientId, state, wordingVersion, wordingHash, language, requestMessageId, answerMessageId, askedAt, at, by } = consent;
	const { answeredAs, answeredBy } = consent;
	const who = by && { id: by.id, name: by.name };
	return JSON.stringify([
		id,
		words.clinicId,
		words.number,
		patientId,
		state,
		wordingVersion,
		wordingHash,
		words.text,
		language,
		requestMessageId,
		answerMessageId,
		askedAt,
		at,
		who,
		...(answeredAs ? [{ role: answeredAs.role, guardian: guardianOf(answeredAs) }] : []),
		...(answeredBy ? [{ way: answeredBy.way, typedName: answeredBy.typedName }] : []),
	]);
}

function guardianOf({ guardian }: AnsweredAs) {
	return guardian && { name: guardian.name, role: guardian.role };
}
