import type { ThreadStatus } from "../../../shared/schemas/thread.ts";
import { keywordOf } from "../consent/keyword.ts";
import { isFailure } from "./receipt.ts";
import { type StatusCause, statusAfter } from "./status.ts";
import type { Sending, Text, Thread, ThreadEvent } from "./thread.ts";

/** A text came in: kept whatever it says. */
export function receive(thread: Thread, text: Text, optOutType: string | null): ThreadEvent[] {
	return [{ type: "TextReceived", text }, ...consentWords(thread, text, optOutType), ...moved(thread, "text_in")];
}

/** Staff send a text that may go: see `maySend`. */
export function queue(thread: Thread, text: Text, closeAfter: boolean): ThreadEvent[] {
	return [{ type: "TextQueued", text, closeAfter }, ...moved(thread, closeAfter ? "text_out_and_close" : "text_out")];
}

/** A person sets the status by hand: any of the four, and what had failed is seen. */
export function setStatus(thread: Thread, status: ThreadStatus, by: string): ThreadEvent[] {
	const seen: ThreadEvent[] = thread.failed ? [{ type: "AttentionCleared" }] : [];
	return status === thread.status ? seen : [{ type: "StatusChanged", status, cause: "person", by }, ...seen];
}

/** What must happen in the same commit as `event`: an opt-out stops what waits, a failure brings the thread back to staff. */
export function consequences(thread: Thread, event: ThreadEvent, sendings: Sending[]): ThreadEvent[] {
	if (event.type === "NumberOptedOut") {
		const waiting = sendings.filter((sending) => sending.state === "queued" || sending.state === "held");
		return waiting.map((sending) => ({
			type: "DeliveryMoved",
			messageId: sending.id,
			state: "cancelled",
			sid: null,
			code: "opted_out",
			dueAt: null,
		}));
	}
	return event.type === "DeliveryMoved" && isFailure(event.state) ? moved(thread, "not_delivered") : [];
}

function consentWords(thread: Thread, text: Text, optOutType: string | null): ThreadEvent[] {
	if (text.flags.includes("group") || thread.numberKind !== "phone") return [];
	const word = keywordOf(text.body, optOutType);
	// A START that comes to light late says nothing about an opt-out after it.
	if (word === "start" && thread.optedOut && text.at >= thread.optedOut.at) return [{ type: "NumberOptedIn" }];
	return word === "stop" && !thread.optedOut ? [{ type: "NumberOptedOut", source: "patient", at: text.at }] : [];
}

function moved(thread: Thread, cause: StatusCause): ThreadEvent[] {
	const status = statusAfter(thread.status, cause);
	return status === thread.status ? [] : [{ type: "StatusChanged", status, cause }];
}
