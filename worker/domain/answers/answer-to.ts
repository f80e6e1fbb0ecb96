import { stopRepliesOf } from "../../../shared/rules/settings-in-use.ts";
import type { Language } from "../../../shared/schemas/consent.ts";
import type { Automatic } from "../../../shared/schemas/message.ts";
import type { ClinicSettings } from "../../../shared/schemas/settings.ts";
import { CONFIRM_WITHIN_MS } from "../consent/may-send.ts";
import { isOpen } from "../hours/opening.ts";
import { stopWord } from "../reading/keyword.ts";
import type { OwedAnswer, Thread } from "../thread/thread.ts";

/** The same automatic answer goes to a number at most this often: two machines must not talk to each other all night. */
const ONCE_PER_MS = 24 * 3_600_000;
/** While a person has just written, a machine does not speak. */
const TALKING_MS = 30 * 60_000;
/** An answer that comes later than this answers nothing any more. */
const STALE_MS = 10 * 60_000;
/** Bare, as with its stop words (see `stopWord`). */
const CARRIER_HELPS = ["HELP", "INFO"];

export type AnswerFacts = { settings: ClinicSettings; timeZone: string; now: number; body: string };

/** What the clinic's own words answer to a text in, or why nothing is said. */
export function answerTo(owed: OwedAnswer, thread: Thread, facts: AnswerFacts): { automatic: Automatic; body: string } | { why: string } {
	if (facts.now - owed.at > (owed.kind === "opt_out" ? CONFIRM_WITHIN_MS : STALE_MS)) return { why: "too_late" };
	if (thread.numberKind !== "phone") return { why: "no_phone" };
	if (owed.kind === "opt_out") return confirmation(owed, thread, facts);
	if (thread.status === "spam") return { why: "spam" };
	if (owed.kind === "help") return help(owed, thread, facts);
	return unattended(thread, facts);
}

/** Exactly one confirmation: the carrier's where it sends one, else ours. */
function confirmation(owed: OwedAnswer, thread: Thread, { settings, body, now }: AnswerFacts) {
	if (thread.optedOut?.source !== "patient" || thread.optedOut.at !== owed.at) return { why: "not_opted_out" };
	if (saidLately(thread, "opt_out", now, CONFIRM_WITHIN_MS)) return { why: "said_lately" };
	if (carrierAnswers(thread, settings, stopWord(body)?.byCarrier === true, owed.marked)) return { why: "carrier_answers" };
	return { automatic: "opt_out" as const, body: worded(settings.optOutConfirmation.text, thread) };
}

function help(owed: OwedAnswer, thread: Thread, { settings, body, now }: AnswerFacts) {
	const byCarrier = CARRIER_HELPS.includes(body.trim().toUpperCase());
	if (carrierAnswers(thread, settings, byCarrier, owed.marked)) return { why: "carrier_answers" };
	// HELP is always answered, but not to a machine that answers the answer.
	if (saidLately(thread, "help", now, 60_000)) return { why: "said_lately" };
	return { automatic: "help" as const, body: worded(settings.help.text, thread) };
}

function unattended(thread: Thread, { settings, timeZone, now }: AnswerFacts) {
	if (thread.staffAt !== null && now - thread.staffAt < TALKING_MS) return { why: "person_is_talking" };
	if (thread.status === "closed" && settings.closedCase.policy === "answer") {
		if (saidLately(thread, "closed_case", now, ONCE_PER_MS)) return { why: "said_lately" };
		return { automatic: "closed_case" as const, body: worded(settings.closedCase.text, thread) };
	}
	if (!settings.afterHours.on || !settings.hours || isOpen(settings.hours, timeZone, now)) return { why: "open" };
	if (saidLately(thread, "after_hours", now, ONCE_PER_MS)) return { why: "said_lately" };
	return { automatic: "after_hours" as const, body: worded(settings.afterHours.text, thread) };
}

/**
 * Twilio answers its own eight stop words and HELP by default; with Advanced Opt-Out whatever it has marked, and a mark
 * tells of it even where the clinic's setting does not; for a short code nothing.
 */
function carrierAnswers(thread: Thread, settings: ClinicSettings, isDefaultWord: boolean, marked: boolean): boolean {
	return stopRepliesOf(settings, thread.clinicNumber) !== "ours" && (marked || isDefaultWord);
}

function saidLately(thread: Thread, automatic: Automatic, now: number, withinMs: number): boolean {
	const at = thread.answeredAt[automatic];
	return at !== undefined && now - at < withinMs;
}

/** Spanish where everyone we know of at this number has Spanish. */
export function languageOf(thread: Pick<Thread, "patients">): Language {
	return thread.patients.length > 0 && thread.patients.every(({ language }) => language === "es") ? "es" : "en";
}

function worded(text: Record<Language, string>, thread: Thread): string {
	return text[languageOf(thread)];
}
