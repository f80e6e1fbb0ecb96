import type { SenderKind } from "../../../shared/rules/phone.ts";
import type { Registration } from "../../../shared/schemas/clinic.ts";
import type { ThreadStatus } from "../../../shared/schemas/thread.ts";
import type { OptOutSource } from "../thread/thread.ts";

export type SendFacts = {
	numberKind: SenderKind;
	optedOut: { at: number; source: OptOutSource } | null;
	status: ThreadStatus;
	/** Of the clinic's number; null when it is no longer the clinic's. */
	registration: Registration | null;
	/** Whether the deployment has a texting account at all. */
	carrierReady: boolean;
};

export type SendRefusal = "not_a_phone" | "opted_out" | "spam" | "not_registered" | "number_gone" | "no_carrier";

export type SendVerdict = { allowed: true } | { allowed: false; code: SendRefusal; reason: string };

const REASONS: Record<SendRefusal, string> = {
	not_a_phone: "This sender is not a phone number, so it cannot be texted back.",
	opted_out: "This number has opted out of texts. Only the patient can start again, by texting START. Call instead.",
	spam: "This thread is marked as spam. Change its status first.",
	not_registered: "The clinic's number is not registered with the carriers yet. Your admin can see what is missing.",
	number_gone: "The clinic no longer has the number of this thread. Start a new text from a number the clinic has now.",
	no_carrier: "Texting is not set up yet. Your admin can see what is missing.",
};

/** The one question: may a text go to this number now? Asked when staff open the box, when they send, and again at claim. */
export function maySend(facts: SendFacts): SendVerdict {
	const code = refusal(facts);
	return code ? { allowed: false, code, reason: REASONS[code] } : { allowed: true };
}

function refusal(facts: SendFacts): SendRefusal | null {
	if (facts.numberKind !== "phone") return "not_a_phone";
	if (facts.optedOut) return "opted_out";
	if (facts.status === "spam") return "spam";
	if (facts.registration === null) return "number_gone";
	if (facts.registration !== "confirmed") return "not_registered";
	return facts.carrierReady ? null : "no_carrier";
}

export function isSendRefusal(code: string): code is SendRefusal {
	return Object.hasOwn(REASONS, code);
}

export function refusalReason(code: SendRefusal): string {
	return REASONS[code];
}
