import * as z from "zod/mini";
import { ConsentState } from "./consent-state.ts";
import { ClientId, ClinicId, HelpdeskId, HelpdeskIdIn, Instant, ThreadId } from "./ids.ts";
import { Direction } from "./message.ts";

export const ThreadStatus = z.enum(["active", "pending", "closed", "spam"]);
export type ThreadStatus = z.infer<typeof ThreadStatus>;

/** `new` holds every thread with a text that nobody has answered, whatever its status, but spam. */
export const Tab = z.enum(["new", "active", "pending", "closed", "spam"]);
export type Tab = z.infer<typeof Tab>;

export const LastMessage = z.object({
	body: z.string(),
	at: Instant,
	direction: Direction,
	/** Its words stand in the thread alone, and not in a list: `body` only says that there are some. */
	secure: z.optional(z.boolean()),
	/** Somebody deleted it: `body` is empty. */
	deleted: z.optional(z.boolean()),
});

export const ThreadItem = z.object({
	id: ThreadId,
	clinicId: ClinicId,
	/** E.164, or a short code or word for senders that are not phone numbers. */
	number: z.string(),
	/** The clinic's own number in this thread. */
	clinicNumber: z.string(),
	/** `number` in the clinic's national format. */
	display: z.string(),
	status: ThreadStatus,
	/** Texts in that this staff member has not seen and nobody has answered. */
	unread: z.number(),
	/** Texts in that nobody has answered. */
	unanswered: z.number(),
	unansweredSince: z.nullable(Instant),
	/** The last text out did not arrive. */
	failed: z.boolean(),
	/** Words of danger that no person has dealt with yet. */
	urgent: z.boolean(),
	lastMessage: z.nullable(LastMessage),
	patients: z.array(z.object({ id: z.string(), name: z.string(), birthDate: z.nullable(z.string()) })),
	/** Grows with every change of the thread: an older copy never replaces a newer one. */
	version: z.number(),
});
export type ThreadItem = z.infer<typeof ThreadItem>;

export const CanSend = z.object({
	allowed: z.boolean(),
	code: z.optional(z.string()),
	reason: z.optional(z.string()),
	/** What would change the answer. */
	change: z.optional(z.string()),
	/** It waits until then by itself. */
	until: z.optional(Instant),
	/** A person may send all the same. */
	warning: z.optional(z.object({ code: z.string(), reason: z.string(), until: z.optional(Instant) })),
});
export type CanSend = z.infer<typeof CanSend>;

export const Attention = z.object({
	kind: z.enum(["unknown_send", "failed_send", "stop_question", "cancel_meaning", "emergency", "wrong_number", "unread_secure"]),
	since: Instant,
	messageId: z.optional(z.string()),
});
export type Attention = z.infer<typeof Attention>;

export const OptOut = z.object({
	at: Instant,
	source: z.enum(["patient", "carrier", "staff"]),
	/** Recorded in another thread of the same number. */
	elsewhere: z.boolean(),
	reason: z.optional(z.string()),
	/** Who can lift it. */
	liftedBy: z.enum(["patient", "staff"]),
});
export type OptOut = z.infer<typeof OptOut>;

/** How one patient is reached at this number. */
export const Reach = z.object({
	patientId: z.string(),
	/** Whose phone it is, a `NumberRole`; nothing: nobody has said so. */
	role: z.optional(z.string()),
	/** Those who speak for the patient now, where it is a guardian's phone; `until`: their last day. */
	guardians: z.array(z.object({ name: z.string(), role: z.string(), scope: z.string(), until: z.nullable(z.string()) })),
	/** Why a text with health details of this patient would not go, though another text would. */
	health: z.optional(z.object({ code: z.string(), reason: z.string(), change: z.string() })),
});
export type Reach = z.infer<typeof Reach>;

export const Thread = z.extend(ThreadItem, {
	canSend: CanSend,
	optOut: z.nullable(OptOut),
	/** The newest consent of each patient here. */
	consents: z.array(z.object({ id: z.string(), patientId: z.string(), state: ConsentState, at: Instant })),
	/** For each patient here. */
	reach: z.optional(z.array(Reach)),
	attention: z.array(Attention),
	/** The live ticket; null while Zendesk has not got one (or is not configured). */
	ticketId: z.nullable(HelpdeskId),
	/** `off`: Zendesk is not configured. `behind`: it does not answer; tickets follow by themselves. */
	helpdesk: z.enum(["ok", "behind", "off"]),
});
export type Thread = z.infer<typeof Thread>;

export const ThreadPage = z.object({ items: z.array(ThreadItem), next: z.nullable(z.string()) });

export const ThreadQuery = z.object({
	tab: z.optional(Tab),
	q: z.optional(z.string().check(z.maxLength(200))),
	cursor: z.optional(z.string().check(z.maxLength(200))),
	limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 50),
});
export type ThreadQuery = z.infer<typeof ThreadQuery>;

/** The same as a body: whom or what somebody looks for stands in no address. */
export const SearchThreads = z.strictObject({ ...ThreadQuery.shape, q: z.string().check(z.minLength(1), z.maxLength(200)) });

/** `ticketId`: the ticket this text is started from, so that the answer lands there. */
export const StartThread = z.strictObject({
	number: z.string().check(z.minLength(1), z.maxLength(40)),
	ticketId: z.optional(HelpdeskIdIn),
	/** Taken like any client-made id, though the number itself already names the thread. */
	id: z.optional(ClientId),
});

/** The newest message that the caller has seen. */
export const MarkRead = z.strictObject({ messageId: z.string().check(z.minLength(1), z.maxLength(64)) });

export const SetStatus = z.strictObject({ status: ThreadStatus });

/** Threads that a ticket or its requester has with us, of the caller's clinics only; `linked` is the ticket's own. */
export const TicketThreads = z.object({ linked: z.nullable(ThreadItem), items: z.array(ThreadItem) });

/** How many threads wait, each at most 1,000. */
export const Counts = z.object({ new: z.number(), active: z.number(), pending: z.number() });
export type Counts = z.infer<typeof Counts>;
