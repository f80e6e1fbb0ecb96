import type { SenderKind } from "../../../shared/rules/phone.ts";
import type { Registration } from "../../../shared/schemas/clinic.ts";
import type { RevocationChoice } from "../../../shared/schemas/settings.ts";
import type { ThreadStatus } from "../../../shared/schemas/thread.ts";
import type { StoppedKind } from "../phone/standing.ts";
import type { GuardianRefusal } from "./guardians.ts";
import { isKindStopped } from "./kind-stopped.ts";
import { CHANGES, REASONS, type SendRefusal, type SendWarning, WARNINGS } from "./reasons.ts";

export type { SendRefusal } from "./reasons.ts";

/** Whether health details may go to this person at this number. `none`: nobody was asked, or the last word was no. */
export type HealthConsent = "in_force" | "none" | "outdated" | "paused" | "switched_off" | "nobody" | GuardianRefusal;

export type SendFacts = {
	numberKind: SenderKind;
	/** What is known of the phone: by a failed text, or by its country. */
	numberClass: "mobile" | "landline" | "foreign" | "unknown";
	/** Of the number, everywhere in the organisation. */
	optedOut: { at: number; source: "patient" | "carrier" | "staff" } | null;
	/** Kinds of outreach that this number has stopped, and how much the clinic reads into it. */
	stoppedKinds: readonly StoppedKind[];
	revocation: RevocationChoice;
	/** A text that may have meant STOP waits for a person. */
	stopAsked: boolean;
	status: ThreadStatus;
	/** Of the clinic's number; null when it is no longer the clinic's. */
	registration: Registration | null;
	/** Whether the deployment has a texting account at all. */
	carrierReady: boolean;
	sender: SendingParty;
	/** Null: not marked as holding health details. */
	health: HealthConsent | null;
	/** When the recipient's quiet hours end, if it is quiet there now. */
	quietUntil: number | null;
	now: number;
};

/**
 * A person; or the system: of its own accord (`kind`: which outreach), in answer to what the patient just wrote, or to
 * confirm an opt-out, which the law allows once, within five minutes.
 */
export type SendingParty =
	| { type: "person"; inConversation: boolean }
	| { type: "system"; kind: string | null }
	| { type: "answer" }
	| { type: "confirmation" };

export type SendVerdict =
	| { allowed: true; warning?: { code: SendWarning; reason: string; until?: number } }
	| { allowed: false; code: SendRefusal; reason: string; change: string; until?: number };

/** 47 CFR 64.1200(a)(12): a confirmation is presumed to be wanted when it goes within five minutes. */
export const CONFIRM_WITHIN_MS = 5 * 60_000;

/** The one question: may a text go to this number now? Asked when staff open the box, when they send, and again at claim. */
export function maySend(facts: SendFacts): SendVerdict {
	const code = refusal(facts);
	if (code) return { allowed: false, code, reason: REASONS[code], change: CHANGES[code] };
	if (facts.sender.type === "system" && facts.quietUntil !== null)
		return { allowed: false, code: "quiet_hours", reason: REASONS.quiet_hours, change: CHANGES.quiet_hours, until: facts.quietUntil };
	return { allowed: true, ...warning(facts) };
}

/** Whether the verdict is "later", not "no". */
export function heldUntil(verdict: SendVerdict): number | null {
	return verdict.allowed ? null : (verdict.until ?? null);
}

function refusal(facts: SendFacts): SendRefusal | null {
	if (facts.numberKind !== "phone") return "not_a_phone";
	const stopped = stopOf(facts);
	if (stopped) return stopped;
	if (facts.status === "spam" && facts.sender.type !== "confirmation") return "spam";
	if (facts.registration === null) return "number_gone";
	if (facts.registration !== "confirmed") return "not_registered";
	if (!facts.carrierReady) return "no_carrier";
	if (facts.numberClass === "landline" && facts.sender.type !== "person") return "landline";
	return healthRefusal(facts.health);
}

function stopOf({ optedOut, sender, now, stopAsked, stoppedKinds, revocation }: SendFacts): SendRefusal | null {
	if (sender.type === "confirmation") return optedOut && now - optedOut.at <= CONFIRM_WITHIN_MS ? null : "too_late_to_confirm";
	if (optedOut) return optedOut.source === "staff" ? "opted_out_by_staff" : "opted_out";
	if (sender.type === "person") return null;
	if (stopAsked) return "stop_question";
	return sender.type === "system" && sender.kind !== null && isKindStopped(sender.kind, stoppedKinds, revocation) ? "kind_stopped" : null;
}

function healthRefusal(health: HealthConsent | null): SendRefusal | null {
	switch (health) {
		case "none":
			return "no_phi_consent";
		case "outdated":
			return "phi_consent_outdated";
		case "paused":
			return "phi_consent_paused";
		case "switched_off":
			return "phi_off";
		case "nobody":
			return "about_nobody";
		case "guardian_ended":
		case "guardian_scope":
		case "guardian_changed":
			return health;
		default:
			return null;
	}
}

function warning(facts: SendFacts): { warning?: { code: SendWarning; reason: string; until?: number } } {
	if (facts.sender.type !== "person") return {};
	if (facts.stopAsked) return warned("stop_question");
	if (facts.numberClass === "landline") return warned("landline");
	if (facts.quietUntil !== null && !facts.sender.inConversation) return warned("quiet_hours", facts.quietUntil);
	return facts.numberClass === "foreign" ? warned("foreign") : {};
}

function warned(code: SendWarning, until?: number) {
	return { warning: { code, reason: WARNINGS[code], ...(until === undefined ? {} : { until }) } };
}
