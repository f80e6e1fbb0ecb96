import { deliveryCause } from "../../../shared/rules/carrier-error.ts";
import type { Automatic, DeliveryState } from "../../../shared/schemas/message.ts";
import type { ThreadStatus } from "../../../shared/schemas/thread.ts";
import { endedByStop, type KeptConsent, openRequest } from "../consent/phi-consent.ts";
import type { SendRefusal } from "../consent/reasons.ts";
import { type Reading, wordsOf } from "./read-text.ts";
import { isFailure } from "./receipt.ts";
import { type StatusCause, statusAfter } from "./status.ts";
import type { Sending, Text, Thread, ThreadEvent } from "./thread.ts";

/** A text came in: kept whatever it says. */
export function receive(thread: Thread, text: Text, reading: Reading): ThreadEvent[] {
	// A reaction quotes words of ours: none of them is the patient's own, and nobody is to be called for it.
	if (text.reaction) return [{ type: "TextReceived", text }];
	const words = wordsOf(thread, text, reading);
	const urgent = words.some((event) => event.type === "AttentionRaised" && event.item.kind === "emergency");
	const staysClosed = thread.status === "closed" && reading.closedStays && !urgent;
	return [{ type: "TextReceived", text }, ...words, ...(staysClosed ? [] : moved(thread, "text_in"))];
}

/** Staff send a text that may go: see `maySend`. */
export function queue(thread: Thread, text: Text, closeAfter: boolean): ThreadEvent[] {
	return [{ type: "TextQueued", text, closeAfter }, ...moved(thread, closeAfter ? "text_out_and_close" : "text_out")];
}

/** A text of the clinic's own words that nobody typed: it answers `messageId`, once, and changes no status. */
export function queueAutomatic(messageId: string, automatic: Automatic, body: string, at: number): ThreadEvent[] {
	const text: Text = {
		id: `auto.${automatic}.${messageId}`,
		direction: "out",
		kind: "text",
		channel: "sms",
		body,
		sender: { type: "system" },
		attachments: [],
		media: [],
		flags: [],
		at,
		automatic,
	};
	return [{ type: "TextQueued", text, closeAfter: false }];
}

/** A person sets the status by hand: any of the four, and what had failed is seen. */
export function setStatus(thread: Thread, status: ThreadStatus, by: string): ThreadEvent[] {
	const seen: ThreadEvent[] = thread.failed ? [{ type: "AttentionCleared" }] : [];
	return status === thread.status ? seen : [{ type: "StatusChanged", status, cause: "person", by }, ...seen];
}

/** What must happen in the same commit as `event`: an opt-out stops what waits, a failure brings the thread back to staff. */
export function consequences(thread: Thread, event: ThreadEvent, sendings: Sending[], now: number): ThreadEvent[] {
	if (event.type === "NumberOptedOut") return stopped(thread, sendings, event.at ?? now);
	const asked = openRequest(thread.consents);
	if (event.type === "SendClaimed" && asked?.requestMessageId === event.messageId) return [askedNow(asked, now)];
	if (event.type !== "DeliveryMoved") return [];
	const unasked = asked?.requestMessageId === event.messageId && neverAsked(event.state) ? [closed(asked, now)] : [];
	if (!isFailure(event.state)) return unasked;
	const tollFreeStop: ThreadEvent[] = isTollFreeStop(thread, event.code) ? [{ type: "NumberOptedOut", source: "carrier", at: now }] : [];
	const landline = deliveryCause(Number(event.code)) === "landline";
	return [
		...unasked,
		...(tollFreeStop.length > 0 && !thread.optedOut ? [...tollFreeStop, ...stopped(thread, sendings, now)] : []),
		...(landline ? [{ type: "NumberClassed", numberClass: "landline" } as const] : []),
		...moved(thread, "not_delivered"),
	];
}

/** A question counts from when it goes: a yes said before it answers something else. */
function askedNow(request: KeptConsent, now: number): ThreadEvent {
	const openFor = (request.expiresAt ?? now) - (request.askedAt ?? now);
	return { type: "ConsentChanged", consent: { ...request, at: now, askedAt: now, expiresAt: now + openFor } };
}

function neverAsked(state: DeliveryState): boolean {
	return isFailure(state) || state === "cancelled";
}

function closed(request: KeptConsent, now: number): ThreadEvent {
	return { type: "ConsentChanged", consent: { ...request, state: "expired", at: now } };
}

/** Toll-free numbers: the network itself keeps STOP, and all we hear of it is 30004 (Twilio, "Toll-free opt-out"). */
function isTollFreeStop({ clinicNumber }: Thread, code: string | null): boolean {
	return code === "30004" && /^\+18(00|33|44|55|66|77|88)/.test(clinicNumber);
}

function stopped(thread: Thread, sendings: Sending[], at: number): ThreadEvent[] {
	const waiting = sendings.filter((sending) => sending.state === "queued" || sending.state === "held");
	const cancelled = waiting.map((sending) => cancelledBy(sending.id, "opted_out"));
	return [...cancelled, ...endedByStop(thread.consents, at).map((consent) => ({ type: "ConsentChanged", consent }) as const)];
}

/** A text that will not go, with our own code for why. */
export function cancelledBy(messageId: string, code: SendRefusal): ThreadEvent {
	return { type: "DeliveryMoved", messageId, state: "cancelled", sid: null, code, dueAt: null };
}

function moved(thread: Thread, cause: StatusCause): ThreadEvent[] {
	const status = statusAfter(thread.status, cause);
	return status === thread.status ? [] : [{ type: "StatusChanged", status, cause }];
}
