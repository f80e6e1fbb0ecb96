// An answer on the secure page: whoever gives it has proved whose birth date they know, ticked a box that was empty, and
// written their name (15 U.S.C. 7001: a signature is a name adopted with the intent to sign). No text is read for it.

import type { AnsweredAs } from "../../../shared/schemas/consent.ts";
import type { KeptConsent } from "./phi-consent.ts";

export type PageAnswer = { says: "yes" | "no"; typedName: string; as: AnsweredAs | null; at: number };

/** The answered record; null when the question is not open any more, or had not gone out. */
export function signedOnPage(request: KeptConsent | null, { says, typedName, as, at }: PageAnswer): KeptConsent | null {
	if (request?.state !== "open" || request.askedAt === null || request.expiresAt === null) return null;
	if (at <= request.askedAt || at > request.expiresAt) return null;
	return {
		...request,
		state: says === "yes" ? "granted" : "refused",
		at,
		answerMessageId: null,
		answeredBy: { way: "page", typedName },
		...(as && { answeredAs: as }),
	};
}
