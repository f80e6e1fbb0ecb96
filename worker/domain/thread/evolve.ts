import type { Automatic } from "../../../shared/schemas/message.ts";
import { isFileEvent } from "../files/file.ts";
import { withoutLinks } from "../link/hidden.ts";
import type { PageLink } from "../link/link.ts";
import { claimedFor } from "../ticket/ticket-case.ts";
import { isFailure } from "./receipt.ts";
import type { AttentionItem, Text, Thread, ThreadEvent } from "./thread.ts";
import { withErasing } from "./with-erasing.ts";
import { withPerson } from "./with-person.ts";
import { withPhone } from "./with-phone.ts";

const PREVIEW_LENGTH = 120;
/** What a list says of words that are too private for it. */
const PRIVATE = "Private message";
/** And of a text that is a picture alone. */
const FILE = "📎";

/** The thread after `event`. */
export function evolve(thread: Thread, event: ThreadEvent, now: number): Thread {
	// What happens to a file changes its own row, and how its message looks.
	if (isFileEvent(event)) return thread;
	switch (event.type) {
		case "ThreadOpened":
			return event.thread;
		case "TextReceived":
			return withTextIn(thread, event.text);
		case "TextQueued":
			return withTextOut(thread, event.text);
		case "StatusChanged":
			return withStatus(thread, event, now);
		case "NumberOptedOut":
		case "NumberOptedIn":
		case "WordRepeated":
		case "KindsStopped":
		case "PhoneTold":
		case "PhoneDelayed":
			return withPhone(thread, event, now);
		case "NumberClassed":
			return { ...thread, numberClass: event.numberClass };
		case "PatientLinked":
		case "PatientUnlinked":
		case "ConsentChanged":
			return withPerson(thread, event);
		case "AttentionRaised":
			return { ...thread, attention: [...thread.attention, event.item] };
		case "AttentionSettled":
			return { ...thread, attention: thread.attention.filter((item) => !isOne(item, event)) };
		case "AnswerOwed":
			return { ...thread, owed: [...thread.owed, event.owed] };
		case "AnswerDropped":
			return { ...thread, owed: thread.owed.filter((owed) => owed.messageId !== event.messageId || owed.kind !== event.kind) };
		case "DeliveryMoved":
			return withDelivery(thread, event, now);
		case "SendParked":
			return { ...thread, attention: [...thread.attention, { kind: "unknown_send", since: now, messageId: event.messageId }] };
		case "SendRepeated":
			return { ...thread, attention: withoutMessage(thread, event.messageId) };
		case "AttentionCleared":
			return { ...thread, failed: false, attention: without(thread, "failed_send") };
		case "TicketChanged":
			return { ...thread, ticket: event.ticket };
		case "SendClaimed":
		case "SendDelayed":
		case "SendAbsent":
		case "SendWatched":
		case "AboutSaid":
		case "PageViewed":
		case "PageLeft":
		case "ThreadViewed":
			return thread;
		case "MessageErased":
		case "EraseAsked":
		case "EraseDelayed":
		case "CarrierErased":
			return withErasing(thread, event, now);
		case "MessageRead":
			return { ...thread, attention: thread.attention.filter((item) => !isOne(item, { ...event, kind: "unread_secure" })) };
		case "LinkChanged":
			return withLink(thread, event.link);
		default:
			return event satisfies never;
	}
}

/** A reaction to a text is no text: nobody waits for an answer to it. */
function withTextIn(thread: Thread, text: Text): Thread {
	if (text.reaction) return thread;
	const received = thread.received + 1;
	const spam = thread.status === "spam";
	return {
		...thread,
		received,
		answered: spam ? received : thread.answered,
		unansweredSince: spam ? null : Math.min(thread.unansweredSince ?? text.at, text.at),
		last: lastOf(thread, text),
		patientAt: Math.max(thread.patientAt ?? 0, text.at),
	};
}

function withTextOut(thread: Thread, text: Text): Thread {
	if (text.automatic) return withAutomatic(thread, text, text.automatic);
	return {
		...withAllAnswered(thread),
		staffAt: text.at,
		last: lastOf(thread, text),
		failed: false,
		attention: without(thread, "failed_send"),
		ticket: { ...claimedFor(thread.ticket, text.sender.id), wanted: thread.ticket.id === null },
	};
}

/** Nobody has answered yet: the patient still waits. */
function withAutomatic(thread: Thread, text: Text, automatic: Automatic): Thread {
	return { ...thread, last: lastOf(thread, text), answeredAt: { ...thread.answeredAt, [automatic]: text.at } };
}

function withStatus(thread: Thread, event: Extract<ThreadEvent, { type: "StatusChanged" }>, now: number): Thread {
	const done = event.status === "closed" || event.status === "spam";
	const seen = done ? withAllAnswered(thread) : thread;
	return { ...seen, status: event.status, statusAt: now, ticket: claimedFor(thread.ticket, event.by) };
}

function withAllAnswered(thread: Thread): Thread {
	return { ...thread, answered: thread.received, unansweredSince: null };
}

function withDelivery(thread: Thread, event: Extract<ThreadEvent, { type: "DeliveryMoved" }>, now: number): Thread {
	const attention = withoutMessage(thread, event.messageId);
	if (event.state === "delivered" && thread.numberClass !== "mobile") return { ...thread, attention, numberClass: "mobile" };
	if (!isFailure(event.state)) return { ...thread, attention };
	return {
		...thread,
		failed: true,
		attention: [...attention, { kind: "failed_send", since: now, messageId: event.messageId }],
		ticket: { ...thread.ticket, failure: true },
	};
}

function withLink(thread: Thread, { id, dueAt }: PageLink): Thread {
	const { [id]: _, ...others } = thread.linksDue;
	return { ...thread, linksDue: dueAt === null ? others : { ...others, [id]: dueAt } };
}

function lastOf(thread: Thread, text: Text): Thread["last"] {
	// A code is nobody's news, and lets whoever reads it in.
	if ((thread.last && thread.last.at > text.at) || text.automatic === "code") return thread.last;
	if (text.channel === "secure" || text.linkId !== undefined)
		return { body: PRIVATE, at: text.at, direction: text.direction, secure: true };
	if (text.body === "" && (text.media.length > 0 || text.files?.length)) return { body: FILE, at: text.at, direction: text.direction };
	return { id: text.id, body: previewOf(text.body), at: text.at, direction: text.direction };
}

/** What a list shows of a text. */
export function previewOf(body: string): string {
	return withoutLinks(body)
		.slice(0, PREVIEW_LENGTH)
		.replace(/[\ud800-\udbff]$/, "");
}

function without(thread: Thread, kind: AttentionItem["kind"]): AttentionItem[] {
	return thread.attention.filter((item) => item.kind !== kind);
}

function withoutMessage(thread: Thread, messageId: string): AttentionItem[] {
	return thread.attention.filter((item) => item.messageId !== messageId);
}

function isOne(item: AttentionItem, { kind, messageId }: { kind: AttentionItem["kind"]; messageId?: string }): boolean {
	return item.kind === kind && (messageId === undefined || item.messageId === messageId);
}
