import { SegmentedMessage } from "sms-segments-calculator";
import { type Step, stepsOf } from "./account/lifecycle.ts";
import type { NewMedia } from "./account/media.ts";
import type { ReceiptFault, StoredMessage } from "./account/message.ts";
import { type Fate, fateOf } from "./account/number-magic.ts";
import { newSid } from "./account/sid.ts";
import type { Exchange } from "./exchange.ts";

export type OutgoingText = {
	from: string;
	to: string;
	body: string;
	direction: "outbound-api" | "outbound-reply";
	statusCallback?: string | null;
	serviceSid?: string | null;
	media?: readonly NewMedia[];
	receiptFaults?: ReceiptFault[];
	/** Overrules what the number would bring. */
	fate?: Partial<Fate>;
	/** The carrier's own answer to a keyword: in no list, and not stopped by the block that it confirms. */
	own?: boolean;
};

export function segmentsOf(body: string): number {
	return body === "" ? 1 : new SegmentedMessage(body).segmentsCount;
}

export function schedule(exchange: Exchange, message: StoredMessage, steps: readonly Step[]) {
	for (const { status, errorCode, afterMs, last } of steps) {
		exchange.due.add(message.createdAt + afterMs, { kind: "advance", sid: message.sid, status, errorCode, last });
	}
	exchange.wake.up();
}

/** The carrier turns a text away for its own block; the toll-free network loses it on the way. */
function blockOf(exchange: Exchange, { to, from }: OutgoingText): Partial<Fate> {
	if (exchange.optOuts.has(to, exchange.optOutSender(from))) return { end: "failed", errorCode: 21610 };
	return exchange.networkStops.has(to, from) ? { end: "undelivered", errorCode: 30004 } : {};
}

/** Takes a text on and plans its way; whoever calls decides when the plan starts. */
export function accept(exchange: Exchange, text: OutgoingText): { message: StoredMessage; steps: Step[] } {
	const now = exchange.now();
	const fate: Fate = { ...fateOf(text.to), ...(text.own ? {} : blockOf(exchange, text)), ...text.fate };
	const media = text.media ?? [];
	const message = exchange.messages.add({
		sid: newSid(media.length > 0 ? "MM" : "SM"),
		direction: text.direction,
		from: text.from,
		to: text.to,
		body: text.body,
		status: text.serviceSid ? "accepted" : "queued",
		errorCode: null,
		serviceSid: text.serviceSid ?? null,
		segments: segmentsOf(text.body),
		createdAt: now,
		sentAt: null,
		statusCallback: text.statusCallback ?? null,
		receiptFaults: [...(text.receiptFaults ?? []), ...fate.receipts],
		extra: {},
		listed: !text.own,
		arrivedAt: null,
	});
	exchange.media.add(message.sid, media, now);
	exchange.events.send({ type: "messages", phone: text.to });
	return { message, steps: stepsOf(fate, exchange.stepMs) };
}

export function sendOut(exchange: Exchange, text: OutgoingText): StoredMessage {
	return exchange.atomically(() => {
		const { message, steps } = accept(exchange, text);
		schedule(exchange, message, steps);
		return message;
	});
}
