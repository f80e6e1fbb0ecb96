import { type KeptConsent, signedText } from "../domain/consent/phi-consent.ts";
import type { Thread, ThreadEvent } from "../domain/thread/thread.ts";
import { recordHash } from "../store/chain.ts";

/** A consent that was just answered gets the hash of its whole record, the exact words of the question among it. */
export function sealed(
	events: ThreadEvent[],
	bodyOf: (messageId: string) => string,
	thread: Pick<Thread, "clinicId" | "number">,
): ThreadEvent[] {
	return events.map((event) =>
		event.type === "ConsentChanged" && isSigned(event.consent) ? { ...event, consent: seal(event.consent) } : event,
	);

	function seal(consent: KeptConsent): KeptConsent {
		const text = consent.requestMessageId === null ? "" : bodyOf(consent.requestMessageId);
		return { ...consent, recordHash: recordHash(signedText(consent, { number: thread.number, clinicId: thread.clinicId, text })) };
	}
}

function isSigned({ state }: KeptConsent): boolean {
	return state === "granted" || state === "refused";
}
