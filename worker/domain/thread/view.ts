import { deliveryCause, deliveryReason } from "../../../shared/rules/carrier-error.ts";
import type { Delivery, DeliveryState, Message } from "../../../shared/schemas/message.ts";
import type { Thread as ThreadBody } from "../../../shared/schemas/thread.ts";
import { isSendRefusal, refusalReason, type SendVerdict } from "../consent/may-send.ts";
import { entryOf, itemFor } from "../inbox/entry.ts";
import type { TicketCase } from "../ticket/ticket-case.ts";
import type { Text, Thread } from "./thread.ts";

/** A ticket that has been waiting this long for Zendesk is said to be behind. */
const BEHIND_MS = 30_000;

/** A thread as staff see it, but for what each of them has read. */
export function threadView(thread: Thread, verdict: SendVerdict, helpdeskReady: boolean, now: number): ThreadBody {
	const { id } = thread.ticket;
	return {
		...itemFor(entryOf(thread), 0),
		canSend: verdict.allowed ? { allowed: true } : verdict,
		attention: thread.attention.map((item) => ({ ...item, since: new Date(item.since).toISOString() })),
		ticketId: id,
		helpdesk: helpdeskReady ? (isBehind(thread.ticket, now) ? "behind" : "ok") : "off",
	};
}

/** Whether staff see something else of a ticket than before: another ticket, or that Zendesk fell behind or caught up. */
export function ticketLooksOther(before: TicketCase, after: TicketCase, now: number): boolean {
	return before.id !== after.id || isBehind(before, now) || isBehind(after, now);
}

function isBehind({ failingSince }: TicketCase, now: number): boolean {
	return failingSince !== null && now - failingSince > BEHIND_MS;
}

export function messageView(text: Text & { pos: number; state: DeliveryState; code: string | null }): Message {
	return {
		id: text.id,
		direction: text.direction,
		kind: text.kind,
		channel: text.channel,
		body: text.body,
		at: new Date(text.at).toISOString(),
		seq: text.pos,
		sender: text.sender,
		delivery: deliveryView(text.state, text.code),
		attachments: text.attachments,
		flags: text.flags,
	};
}

function deliveryView(state: DeliveryState, code: string | null): Delivery {
	if (code === null) return { state };
	if (isSendRefusal(code)) return { state, code, cause: code, reason: refusalReason(code) };
	const cause = deliveryCause(Number(code));
	return { state, code, cause, reason: deliveryReason(cause) };
}
