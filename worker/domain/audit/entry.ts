import type { KeptConsent } from "../consent/phi-consent.ts";
import { fileFacts, isFileEvent } from "../files/file.ts";
import type { PageLink } from "../link/link.ts";
import type { Actor, Text, ThreadEvent } from "../thread/thread.ts";

/** One row of the event log: who did what, without content. */
export type LogEntry = { type: ThreadEvent["type"]; actor: string; facts: Record<string, string | number | boolean | null> };

export function logEntry(event: ThreadEvent, actor: Actor): LogEntry {
	return { type: event.type, actor: actorOf(actor), facts: factsOf(event) };
}

function actorOf(actor: Actor): string {
	return "id" in actor && actor.id ? `${actor.type}:${actor.id}` : actor.type;
}

function factsOf(event: ThreadEvent): LogEntry["facts"] {
	if (isFileEvent(event)) return fileFacts(event);
	switch (event.type) {
		case "ThreadOpened":
			return { clinicId: event.thread.clinicId };
		case "TextReceived":
			return { messageId: event.text.id, late: event.text.flags.includes("late") };
		case "TextQueued":
			return { messageId: event.text.id, closeAfter: event.closeAfter, ...marks(event.text) };
		case "DeliveryMoved":
			return { messageId: event.messageId, state: event.state, sid: event.sid, code: event.code };
		case "SendDelayed":
		case "SendAbsent":
		case "SendWatched":
			return { messageId: event.messageId, dueAt: event.dueAt };
		case "SendClaimed":
		case "SendRepeated":
		case "SendParked":
			return { messageId: event.messageId };
		case "StatusChanged":
			return { status: event.status, cause: event.cause };
		case "NumberOptedOut":
			return { source: event.source, elsewhere: event.elsewhere ?? false };
		case "NumberOptedIn":
			return { elsewhere: event.elsewhere ?? false };
		case "WordRepeated":
			return { say: event.word.say };
		case "KindsStopped":
			return { kinds: event.kinds.map(({ kind, source }) => `${kind}:${source}`).join(" ") };
		case "PhoneTold":
			return { words: event.words };
		case "PhoneDelayed":
			return { dueAt: event.dueAt };
		case "NumberClassed":
			return { numberClass: event.numberClass };
		case "PatientLinked":
			return { patientId: event.patient.id };
		case "PatientUnlinked":
			return { patientId: event.patientId };
		case "AboutSaid":
			return { messageId: event.messageId, patientId: event.patientId, before: event.before };
		case "ConsentChanged":
			return consentFacts(event.consent);
		case "AttentionRaised":
			return { kind: event.item.kind, messageId: event.item.messageId ?? null };
		case "AttentionSettled":
			return { kind: event.kind, messageId: event.messageId ?? null, as: event.as };
		case "AnswerOwed":
			return { kind: event.owed.kind, messageId: event.owed.messageId };
		case "AnswerDropped":
			return { kind: event.kind, messageId: event.messageId, why: event.why };
		case "TicketChanged":
			return { what: event.what, ticketId: event.ticket.id };
		case "LinkChanged":
			return linkFacts(event.link, event.what);
		case "PageViewed":
			return { linkId: event.session.linkId, patientId: event.session.patientId, messageId: event.session.open, what: event.what };
		case "PageLeft":
			return { linkId: event.linkId };
		case "EraseAsked":
			return { messageId: event.messageId, sid: event.sid };
		case "EraseDelayed":
			return { messageId: event.messageId, dueAt: event.dueAt };
		case "MessageErased":
		case "CarrierErased":
			return { messageId: event.messageId };
		case "MessageRead":
			return { messageId: event.messageId, linkId: event.linkId };
		case "AttentionCleared":
		case "ThreadViewed":
			return {};
		default:
			return event satisfies never;
	}
}

function marks({ about, health, automatic, sensitive }: Text): LogEntry["facts"] {
	return {
		...(about && { patientId: about }),
		...(health && { health }),
		...(automatic && { automatic }),
		...(sensitive && { sensitive }),
	};
}

function linkFacts({ id, purpose, patientId, messageId, tries, expiresAt }: PageLink, what: string): LogEntry["facts"] {
	return { what, linkId: id, purpose, patientId, messageId, tries, expiresAt };
}

function consentFacts({ id, patientId, state, wordingVersion, wordingHash, ends, recordHash, ...texts }: KeptConsent): LogEntry["facts"] {
	const { requestMessageId, answerMessageId } = texts;
	return {
		id,
		patientId,
		state,
		wordingVersion,
		wordingHash,
		requestMessageId,
		answerMessageId,
		ends: ends ?? null,
		recordHash: recordHash ?? null,
	};
}
