import type { SendFacts } from "../domain/consent/may-send.ts";
import type { KeptConsent } from "../domain/consent/phi-consent.ts";
import { newThread } from "../domain/thread/open.ts";
import type { Reading } from "../domain/thread/read-text.ts";
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

/** Consent that Ana gave by texting AGREE. */
export function aConsent(more: Partial<KeptConsent> = {}): KeptConsent {
	return {
		id: "c1",
		patientId: "ana",
		state: "granted",
		wordingVersion: 1,
		wordingHash: "0".repeat(64),
		language: "en",
		requestMessageId: "c1",
		answerMessageId: `SM${"3".repeat(32)}`,
		at: NOON,
		askedAt: NOON - 60_000,
		by: { id: "7", name: "Dana Klein" },
		expiresAt: NOON + 72 * 3_600_000,
		...more,
	};
}

/** A text that nothing more is known of, in a clinic that answers nothing by itself. */
export function aReading(more: Partial<Reading> = {}): Reading {
	return { optOutType: null, requestWent: true, today: null, emergencyWords: null, answersUnattended: false, closedStays: false, ...more };
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
		about: null,
		health: false,
		automatic: null,
		linkId: null,
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

/** Nothing speaks against a text, which a person writes in the middle of a conversation. */
export function someFacts(more: Partial<SendFacts> = {}): SendFacts {
	return {
		numberKind: "phone",
		numberClass: "unknown",
		optedOut: null,
		stoppedKinds: [],
		revocation: "as_law",
		stopAsked: false,
		status: "active",
		registration: "confirmed",
		carrierReady: true,
		sender: { type: "person", inConversation: true },
		health: null,
		quietUntil: null,
		now: NOON,
		...more,
	};
}
