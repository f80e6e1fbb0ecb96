import type { Actor, ThreadEvent } from "../thread/thread.ts";

/** One row of the event log: who did what, without content. */
export type LogEntry = { type: ThreadEvent["type"]; actor: string; facts: Record<string, string | number | boolean | null> };

export function logEntry(event: ThreadEvent, actor: Actor): LogEntry {
	return { type: event.type, actor: actorOf(actor), facts: factsOf(event) };
}

function actorOf(actor: Actor): string {
	return "id" in actor && actor.id ? `${actor.type}:${actor.id}` : actor.type;
}

function factsOf(event: ThreadEvent): LogEntry["facts"] {
	switch (event.type) {
		case "ThreadOpened":
			return { clinicId: event.thread.clinicId };
		case "TextReceived":
			return { messageId: event.text.id, late: event.text.flags.includes("late") };
		case "TextQueued":
			return { messageId: event.text.id, closeAfter: event.closeAfter };
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
			return { source: event.source };
		case "TicketChanged":
			return { what: event.what, ticketId: event.ticket.id };
		case "AttentionCleared":
		case "NumberOptedIn":
		case "ThreadViewed":
			return {};
		default:
			return event satisfies never;
	}
}
