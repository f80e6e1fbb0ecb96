import type { CarrierMessage, NoAnswer, SendResult } from "../../ports.ts";
import { backoffMs } from "../backoff.ts";
import { isFinal, isNews } from "../thread/receipt.ts";
import type { Sending, ThreadEvent } from "../thread/thread.ts";

/** Twilio gives up a text after ten hours (ValidityPeriod); so do we, before it starts. */
const STALE_MS = 10 * 3_600_000;
const FIRST_LOOK_MS = 30_000;
const SECOND_LOOK_MS = 60_000;
/** When no receipt came: ask the carrier itself. */
const POLL_AFTER_MS = [10 * 60_000, 3_600_000, 12 * 3_600_000];
const EXPIRED = "30036";
const OPTED_OUT = 21610;

/** What a send's outcome means. `unknown` is never repeated before the carrier's list has been read twice. */
export function settle(sending: Sending, result: SendResult, now: number, jitter: number): ThreadEvent[] {
	const messageId = sending.id;
	// A receipt was quicker than the carrier's answer, and proves more than an answer that was lost.
	if (result.kind !== "accepted" && isNews("claimed", sending.state)) return [];
	switch (result.kind) {
		case "accepted":
			return movedTo(sending, result.state, { sid: result.sid, code: null }, now);
		case "refused":
			return refused(sending, result.errorCode);
		case "unknown":
			return [{ type: "DeliveryMoved", messageId, state: "unknown", sid: null, code: null, dueAt: now + FIRST_LOOK_MS }];
		case "busy":
		case "unreached": {
			if (now - sending.queuedAt > STALE_MS) return [failed(messageId, EXPIRED)];
			const retryAfterMs = result.kind === "busy" ? result.retryAfterMs : null;
			const dueAt = now + backoffMs(sending.attempt + 1, jitter, retryAfterMs);
			return [{ type: "SendDelayed", messageId, dueAt, code: null }];
		}
		default:
			return result satisfies never;
	}
}

/** What the carrier's list says about a text that may have gone. `taken`: sids that belong to other texts of the thread. */
export function settleByList(
	sending: Sending,
	list: CarrierMessage[] | NoAnswer,
	taken: ReadonlySet<string>,
	now: number,
	jitter: number,
): ThreadEvent[] {
	const messageId = sending.id;
	if (!Array.isArray(list)) {
		return [{ type: "SendDelayed", messageId, dueAt: now + backoffMs(sending.attempt + 1, jitter, list.retryAfterMs), code: null }];
	}
	const ours = list.filter((item) => !taken.has(item.sid)).sort((a, b) => a.at - b.at);
	const found = ours.find((item) => sameWords(item.body, sending.body));
	if (found) return movedTo(sending, found.state ?? "accepted", { sid: found.sid, code: found.errorCode }, now);
	if (sending.absent === 0) return [{ type: "SendAbsent", messageId, dueAt: now + SECOND_LOOK_MS }];
	if (now - sending.queuedAt > STALE_MS) return [failed(messageId, EXPIRED)];
	// A text of nobody's may be this one with its words changed on the way: a person looks rather than a patient gets it twice.
	return sending.resent || ours.length > 0 ? [{ type: "SendParked", messageId }] : [{ type: "SendRepeated", messageId }];
}

/** What the carrier says when we ask because no receipt came. */
export function settleByPoll(sending: Sending, answer: CarrierMessage | null | NoAnswer, now: number, jitter: number): ThreadEvent[] {
	const messageId = sending.id;
	if (answer && "kind" in answer) {
		return [{ type: "SendDelayed", messageId, dueAt: now + backoffMs(sending.attempt + 1, jitter, answer.retryAfterMs), code: null }];
	}
	if (answer?.state && isNews(sending.state, answer.state)) {
		return movedTo(sending, answer.state, { sid: answer.sid, code: answer.errorCode }, now);
	}
	return [{ type: "SendWatched", messageId, dueAt: nextPoll(sending, now) }];
}

/** A receipt, or any later word of the carrier: moves forward or does nothing. */
export function movedTo(
	sending: Pick<Sending, "id" | "state" | "queuedAt" | "claimedAt" | "sid">,
	state: Sending["state"],
	carrier: { sid: string | null; code: number | null },
	now: number,
): ThreadEvent[] {
	const news = isNews(sending.state, state);
	if (!news && (sending.sid || !carrier.sid || isFinal(sending.state))) return [];
	const code = carrier.code && isFinal(state) ? String(carrier.code) : null;
	const kept = news ? state : sending.state;
	const dueAt = isFinal(kept) ? null : nextPoll(sending, now);
	const events: ThreadEvent[] = [{ type: "DeliveryMoved", messageId: sending.id, state: kept, sid: carrier.sid, code, dueAt }];
	return news && carrier.code === OPTED_OUT ? [...events, blocked(sending)] : events;
}

/** Carriers may fold blanks and line ends. */
function sameWords(a: string, b: string): boolean {
	return a === b || a.replace(/\s+/g, " ").trim() === b.replace(/\s+/g, " ").trim();
}

function refused(sending: Sending, errorCode: number): ThreadEvent[] {
	const events: ThreadEvent[] = [failed(sending.id, String(errorCode))];
	return errorCode === OPTED_OUT ? [...events, blocked(sending)] : events;
}

/** The carrier said so of the text as it was sent: a START after that is newer. */
function blocked({ claimedAt, queuedAt }: Pick<Sending, "claimedAt" | "queuedAt">): ThreadEvent {
	return { type: "NumberOptedOut", source: "carrier", at: claimedAt ?? queuedAt };
}

function failed(messageId: string, code: string): ThreadEvent {
	return { type: "DeliveryMoved", messageId, state: "failed", sid: null, code, dueAt: null };
}

function nextPoll(sending: Pick<Sending, "queuedAt">, now: number): number | null {
	const next = POLL_AFTER_MS.find((afterMs) => sending.queuedAt + afterMs > now);
	return next === undefined ? null : sending.queuedAt + next;
}
