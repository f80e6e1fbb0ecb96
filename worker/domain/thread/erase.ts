import type { DeliveryState } from "../../../shared/schemas/message.ts";
import { backoffMs } from "../backoff.ts";
import type { Text, Thread, ThreadEvent } from "./thread.ts";

// What is deleted here is deleted at the carrier too, which takes it only some time after a text has come to its end: it is asked
// until it has done so (Twilio 20009: a minute, then minutes, "in rare cases 14 days").

/** A message whose copy at the carrier is still to go. */
export type Erasing = { messageId: string; sid: string; dueAt: number; attempt: number };

export type EraseRefusal = "part_of_consent" | "still_going";

/** Who deleted it and why; the name is shown. */
export type Erased = { by: string; reason: string };

const MINUTE_MS = 60_000;
const LONGEST_MS = 6 * 60 * MINUTE_MS;

/** What follows when staff delete a message: nothing, when that was done before. */
export function erase(thread: Thread, text: SentText, erased: Erased, files: readonly string[]): ThreadEvent[] | { refused: EraseRefusal } {
	if (text.deleted) return [];
	const messageId = text.id;
	// What somebody signed, and the question that they answered, is a record that the law wants kept.
	if (thread.consents.some((consent) => consent.requestMessageId === messageId || consent.answerMessageId === messageId))
		return { refused: "part_of_consent" };
	if (text.state === "claimed" || text.state === "unknown") return { refused: "still_going" };
	const waits = text.state === "queued" || text.state === "held";
	return [
		...(waits ? [{ type: "DeliveryMoved", messageId, state: "cancelled", sid: null, code: null, dueAt: null } as const] : []),
		...files.map((fileId) => ({ type: "FileDropped", fileId, messageId }) as const),
		{ type: "MessageErased", messageId, ...erased },
		...eraseAtCarrier(text),
	];
}

/** What the carrier still has of it: nothing of what came by the secure page, or never went. */
export function eraseAtCarrier({ id, direction, channel, sid }: SentText): ThreadEvent[] {
	const has = direction === "out" ? sid : channel === "sms" ? id : null;
	return has === null ? [] : [{ type: "EraseAsked", messageId: id, sid: has }];
}

type SentText = Text & { state: DeliveryState; sid: string | null };

/** When the carrier is asked again, after `attempt` times. */
export function askAgainAt(now: number, attempt: number, jitter: number, retryAfterMs: number | null): number {
	const wait = Math.min(LONGEST_MS, MINUTE_MS * 2 ** attempt);
	return now + Math.max(wait, backoffMs(1, jitter, retryAfterMs));
}

/** The one that is due first. */
export function nextErasing({ erasing }: Pick<Thread, "erasing">): Erasing | null {
	return erasing.reduce<Erasing | null>((first, each) => (first === null || each.dueAt < first.dueAt ? each : first), null);
}
