import type { Clinic } from "../../schemas/clinic.ts";
import type { Message } from "../../schemas/message.ts";
import type { Thread, ThreadItem } from "../../schemas/thread.ts";

/** Monday 16 November 2026, 9:00 in New York. */
export const MONDAY_9_AM = Date.parse("2026-11-16T14:00:00Z");

export const minutesLater = (minutes: number): string => new Date(MONDAY_9_AM + minutes * 60_000).toISOString();

export const threadId = (n = 1): string => n.toString(16).padStart(64, "0");

export function aClinic(over: Partial<Clinic> = {}): Clinic {
	return {
		id: "riverside",
		name: "Riverside",
		timeZone: "America/New_York",
		country: "US",
		numbers: [{ number: "+12125550100", registration: "confirmed" }],
		members: "all",
		newTicketAfterDays: null,
		role: "member",
		...over,
	};
}

export function aThreadItem(over: Partial<ThreadItem> = {}): ThreadItem {
	return {
		id: threadId(),
		clinicId: "riverside",
		number: "+12125550143",
		clinicNumber: "+12125550100",
		display: "(212) 555-0143",
		status: "active",
		unread: 0,
		unanswered: 0,
		unansweredSince: null,
		failed: false,
		urgent: false,
		lastMessage: { body: "Can I move my 3pm?", at: minutesLater(2), direction: "in" },
		patients: [],
		version: 1,
		...over,
	};
}

export function aThread(over: Partial<Thread> = {}): Thread {
	return {
		...aThreadItem(),
		canSend: { allowed: true },
		optOut: null,
		consents: [],
		attention: [],
		ticketId: "35436",
		helpdesk: "ok",
		...over,
	};
}

/** From the patient, unless `direction` says otherwise. */
export function aMessage(over: Partial<Message> = {}): Message {
	const out = over.direction === "out";
	return {
		id: "m1",
		direction: "in",
		kind: "text",
		channel: "sms",
		body: "Can I move my 3pm?",
		at: minutesLater(2),
		seq: 1,
		sender: out ? { type: "staff", id: "7", name: "Dana K." } : { type: "patient" },
		delivery: { state: out ? "delivered" : "received" },
		attachments: [],
		flags: [],
		...over,
	};
}

/** `count` texts a minute apart, oldest first. */
export function messages(count: number, over: (index: number) => Partial<Message> = () => ({})): Message[] {
	return Array.from({ length: count }, (_, index) =>
		aMessage({ id: `m${index}`, body: `Text ${index}`, at: minutesLater(index), seq: index, ...over(index) }),
	);
}
