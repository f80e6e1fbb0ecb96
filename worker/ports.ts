import type { RejectReason } from "../shared/schemas/pm-copy.ts";
import type { ThreadStatus } from "../shared/schemas/thread.ts";
import type { PmRecord } from "./domain/copy/record.ts";

/** What a carrier says of a text on its way, in our words. */
export type CarrierState = "accepted" | "sent" | "delivered" | "undelivered" | "failed" | "cancelled";

export type CarrierMessage = {
	sid: string;
	from: string;
	to: string;
	body: string;
	direction: "in" | "out";
	/** Null for a carrier word we do not know. */
	state: CarrierState | null;
	errorCode: number | null;
	/** The carrier's time, in ms since 1970; of sending, else of creation. */
	at: number;
	media: { index: number; contentType: string; url: string }[];
};

export type OutgoingText = {
	from: string;
	to: string;
	body: string;
	/** Comes back signed in every receipt. */
	statusCallback: string;
	/** Where the carrier fetches the files that go with it. */
	mediaUrls?: string[];
};

/**
 * `accepted`: the carrier has it. `refused`: it said no for good. `busy` and `unreached`: surely not sent, safe to repeat.
 * `unknown`: it may have been sent; never repeat blindly.
 */
export type SendResult =
	| { kind: "accepted"; sid: string; state: CarrierState }
	| { kind: "refused"; errorCode: number }
	| { kind: "busy"; retryAfterMs: number | null }
	| { kind: "unreached" }
	| { kind: "unknown" };

/** A question that got no truthful answer (429, 5xx, timeout, cut): ask again later. */
export type NoAnswer = { kind: "no_answer"; retryAfterMs: number | null };

/** `gone`: the carrier has it no more. `refused`: nobody may fetch it, or it is too large; asking again changes nothing. */
export type MediaAnswer =
	| { kind: "file"; bytes: Uint8Array; contentType: string }
	| { kind: "gone" }
	| { kind: "refused"; why: "address" | "too_large" };

/** `not_yet`: it is still in use there. */
export type MediaDeletion = { kind: "deleted" } | { kind: "not_yet" };

/** `gone`: the carrier has no such message, or no more. `not_yet`: it deletes only what has come to its end. */
export type EraseResult = { kind: "gone" } | { kind: "not_yet"; retryAfterMs: null } | NoAnswer;

export interface Carrier {
	/** The bytes of a file that came with a text. */
	fetchMedia(url: string): Promise<MediaAnswer | NoAnswer>;
	/** Deletes the carrier's own copy; one that is gone already is deleted. */
	deleteMedia(url: string): Promise<MediaDeletion | NoAnswer>;
	send(text: OutgoingText): Promise<SendResult>;
	/** Deletes the carrier's copy of a message, its files with it. */
	erase(sid: string): Promise<EraseResult>;
	/** Null when the carrier says there is no such message. */
	fetch(sid: string): Promise<CarrierMessage | null | NoAnswer>;
	/** All texts we sent from `from` to `to` since `since` (ms), every page. */
	listSent(query: { from: string; to: string; since: number }): Promise<CarrierMessage[] | NoAnswer>;
	/** Texts that came in for `to` since `since` (ms), a page at a time, newest first; `next` is opaque. */
	listReceived(query: { to: string; since: number; next?: string }): Promise<{ items: CarrierMessage[]; next: string | null } | NoAnswer>;
}

export type TicketStatus = "new" | "open" | "pending" | "hold" | "solved" | "closed" | "deleted";

export type Ticket = {
	id: string;
	status: TicketStatus;
	externalId: string | null;
	requesterId: string | null;
	assigneeId: string | null;
	/** The ticket that this one was merged into, when it was. */
	mergedInto: string | null;
};

/** `gone`: deleted or never there. `closed`: Zendesk-closed, which only a follow-up continues. `rejected`: it said no for good. */
export type HelpdeskRefusal = { kind: "gone" } | { kind: "closed" } | { kind: "rejected"; status: number };
/** `unknown`: it may have been done. `busy`: surely not done. */
export type HelpdeskFault = { kind: "busy"; retryAfterMs: number | null } | { kind: "unknown" };

export type NewTicket = {
	idempotencyKey: string;
	externalId: string;
	requesterId: string;
	status: ThreadStatus;
	comment: string;
	/** Continues a Zendesk-closed ticket. */
	followUpOf?: string;
	assigneeId?: string;
};

export type TicketChange = {
	status?: ThreadStatus;
	/** Private, always. `mark` is found again by `hasComment`. */
	comment?: { body: string; mark: string };
	/** Set only while nobody has the ticket. */
	assigneeId?: string;
	externalId?: string;
};

export type HelpdeskAgent = { id: string; name: string; role: "admin" | "agent" | "end-user"; active: boolean; locale: string };

export interface Helpdesk {
	/** Our own Zendesk user: changes made by it are our echo. */
	self(): Promise<{ id: string } | HelpdeskFault>;
	/** The user that stands for one outside number; made once, found again by `externalId`. Carries no number and no name of a patient. */
	ensureRequester(user: { externalId: string; name: string }): Promise<{ id: string } | HelpdeskRefusal | HelpdeskFault>;
	createTicket(ticket: NewTicket): Promise<{ id: string } | HelpdeskRefusal | HelpdeskFault>;
	findTicket(externalId: string): Promise<Ticket | null | HelpdeskFault>;
	getTicket(id: string): Promise<Ticket | HelpdeskRefusal | HelpdeskFault>;
	updateTicket(id: string, change: TicketChange): Promise<{ status: TicketStatus } | HelpdeskRefusal | HelpdeskFault>;
	/** Whether a comment with this mark is on the ticket. */
	hasComment(id: string, mark: string): Promise<boolean | HelpdeskRefusal | HelpdeskFault>;
	getAgent(id: string): Promise<HelpdeskAgent | HelpdeskRefusal | HelpdeskFault>;
}

/** What a practice management system can give, as it states itself. */
export type PmAbilities = { patients: "changed_since" | "whole" | "none"; appointments: "window" | "none"; guardians: boolean };

/** It said no for good, or something nobody may follow: asking again changes nothing before a person does. */
export type PmRefusal = { kind: "refused"; trouble: "not_allowed" | "cannot_give" | "too_large" };

/** Times in ms. `guardians`: patients of whom only somebody around them has changed. */
export type PmQuestion =
	| { of: "patients"; changedSince: number | null }
	| { of: "guardians"; changedSince: number }
	| { of: "appointments"; from: number; until: number };

export type PmPage = {
	/** `updatedAt` by the system's own clock: of two versions of one record the later holds. */
	items: { record: PmRecord; updatedAt: number | null }[];
	/** `at`: which of the page's resources, the first being 1. `whose`: who is there all the same, though not to be understood. */
	rejected: { at: number; reason: RejectReason; whose: { kind: PmRecord["kind"]; externalId: string } | null }[];
	/** How many resources there were, the rejected ones among them. */
	read: number;
	/** False when the system itself says that something went wrong, or gives what nobody can tell the owner of: absence then proves nothing. */
	isWhole: boolean;
	next: string | null;
	/** The system's own clock as it answered. */
	asOf: number | null;
};

export interface PracticeManagement {
	abilities(): Promise<PmAbilities | PmRefusal | NoAnswer>;
	/** `next`: what the page before gave, opaque and good after any pause; null for the first. A page may come twice and is the same then. */
	page(question: PmQuestion, next: string | null): Promise<PmPage | PmRefusal | NoAnswer>;
}

/** Somebody signs in at the helpdesk itself and comes back with a code. */
export interface HelpdeskSignIn {
	/** Where to send them. */
	address(ask: { redirectUri: string; state: string; challenge: string }): string;
	/** Who came back, as the helpdesk says itself. `denied`: nobody, or by way of another client than ours. */
	whoCame(answer: { code: string; redirectUri: string; verifier: string }): Promise<{ id: string } | { kind: "denied" } | HelpdeskFault>;
}

/** What seals one file: its own key, and its name, so that no piece of it passes for one of another. */
export type FileSeal = { key: Uint8Array; id: string };

/** Bytes `from` to `until`, the latter not among them. */
export type ByteRange = { from: number; until: number };

/** Where the content of files lies, sealed. Nothing in it is ever found by anything but its path. */
export interface Files {
	put(path: string, bytes: Uint8Array, seal: FileSeal): Promise<void>;
	/** Null: there is none. `size`: of what was put. Throws in the stream where it is not what was put. */
	get(path: string, size: number, seal: FileSeal, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
	delete(paths: string[]): Promise<void>;
	list(prefix: string): Promise<string[]>;
}

export interface Clock {
	now(): number;
}
