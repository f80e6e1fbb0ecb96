import type { SenderKind } from "../../../shared/rules/phone.ts";
import type { DeliveryState, Message, Sender } from "../../../shared/schemas/message.ts";
import type { Attention, ThreadStatus } from "../../../shared/schemas/thread.ts";
import type { TicketCase } from "../ticket/ticket-case.ts";
import type { StatusCause } from "./status.ts";

/** All texts between one clinic number and one outside number, less the texts themselves. */
export type Thread = {
	id: string;
	clinicId: string;
	clinicNumber: string;
	number: string;
	numberKind: SenderKind;
	display: string;
	status: ThreadStatus;
	statusAt: number;
	/** Grows with every commit. */
	version: number;
	/** Texts in, ever. */
	received: number;
	/** Of those, how many somebody has answered or closed. */
	answered: number;
	unansweredSince: number | null;
	optedOut: { at: number; source: OptOutSource } | null;
	failed: boolean;
	attention: AttentionItem[];
	last: { body: string; at: number; direction: "in" | "out" } | null;
	ticket: TicketCase;
	/** What the inbox has not been told yet: texts, with the version that changed them. */
	untold: { messages: Record<string, number>; dueAt: number; attempt: number } | null;
};

export type OptOutSource = "patient" | "carrier";

export type AttentionItem = { kind: Attention["kind"]; since: number; messageId?: string };

/** A text as it is kept: `at` in ms since 1970. */
export type Text = Pick<Message, "id" | "direction" | "kind" | "channel" | "body" | "sender" | "attachments" | "flags"> & {
	at: number;
	media: { index: number; contentType: string; url: string }[];
};

/** A text out on its way. */
export type Sending = {
	id: string;
	body: string;
	state: DeliveryState;
	sid: string | null;
	/** When to look at it next. */
	dueAt: number;
	attempt: number;
	/** How often the carrier has truthfully said that it has no such text. */
	absent: number;
	/** Whether the one more try was spent. */
	resent: boolean;
	queuedAt: number;
	claimedAt: number | null;
};

export type Actor = Sender | { type: "carrier" } | { type: "helpdesk"; id?: string };

export type ThreadEvent =
	| { type: "ThreadOpened"; thread: Thread }
	| { type: "TextReceived"; text: Text }
	| { type: "TextQueued"; text: Text; closeAfter: boolean }
	| { type: "SendClaimed"; messageId: string }
	| { type: "SendDelayed"; messageId: string; dueAt: number; code: string | null }
	| { type: "SendRepeated"; messageId: string }
	| { type: "SendAbsent"; messageId: string; dueAt: number }
	| { type: "SendParked"; messageId: string }
	| { type: "SendWatched"; messageId: string; dueAt: number | null }
	| { type: "DeliveryMoved"; messageId: string; state: DeliveryState; sid: string | null; code: string | null; dueAt: number | null }
	/** `at`: when the patient said so; without it, now. */
	| { type: "NumberOptedOut"; source: OptOutSource; at?: number }
	| { type: "NumberOptedIn" }
	| { type: "StatusChanged"; status: ThreadStatus; cause: StatusCause | "person" | "helpdesk"; by?: string }
	| { type: "AttentionCleared"; messageId?: string }
	| { type: "TicketChanged"; ticket: TicketCase; what: string }
	| { type: "ThreadViewed" };
