import { newThread } from "../domain/thread/open.ts";
import type { Sending, Text, Thread } from "../domain/thread/thread.ts";
import type { TicketCase } from "../domain/ticket/ticket-case.ts";
import type { CarrierMessage } from "../ports.ts";

/** A Monday morning in Boston. */
export const NOON = Date.parse("2026-11-02T17:00:00Z");

export const PAIR = { clinicNumber: "+16175550100", number: "+16175550142" };

export function aThread(more: Omit<Partial<Thread>, "ticket"> & { ticket?: Partial<TicketCase> } = {}): Thread {
	const opened = newThread("a".repeat(64), PAIR, { id: "riverside", country: "US" }, NOON);
	return { ...opened, ...more, ticket: { ...opened.ticket, ...more.ticket } };
}

export function aTextIn(body = "Can I move my 3pm?", more: Partial<Text> = {}): Text {
	return {
		id: `SM${"1".repeat(32)}`,
		direction: "in",
		kind: "text",
		channel: "sms",
		body,
		sender: { type: "patient" },
		attachments: [],
		media: [],
		flags: [],
		at: NOON,
		...more,
	};
}

export function aTextOut(body = "Yes, 4:15 is free.", more: Partial<Text> = {}): Text {
	return aTextIn(body, { id: "m1", direction: "out", sender: { type: "staff", id: "7", name: "Dana Klein" }, ...more });
}

export function aSending(more: Partial<Sending> = {}): Sending {
	return {
		id: "m1",
		body: "Yes, 4:15 is free.",
		state: "queued",
		sid: null,
		dueAt: NOON,
		attempt: 0,
		absent: 0,
		resent: false,
		queuedAt: NOON,
		claimedAt: null,
		...more,
	};
}

/** What the carrier's list says of a text we sent. */
export function aSentMessage(more: Partial<CarrierMessage> = {}): CarrierMessage {
	return {
		sid: `SM${"2".repeat(32)}`,
		from: PAIR.clinicNumber,
		to: PAIR.number,
		body: "Yes, 4:15 is free.",
		direction: "out",
		state: "sent",
		errorCode: null,
		at: NOON,
		media: [],
		...more,
	};
}
