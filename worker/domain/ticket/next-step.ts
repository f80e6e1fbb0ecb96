import type { NewTicket, TicketChange } from "../../ports.ts";
import type { Thread } from "../thread/thread.ts";
import { agree } from "./ticket-status.ts";

const DAY_MS = 86_400_000;

export type TicketStep =
	| { do: "make_requester"; externalId: string; name: string }
	| { do: "find"; externalId: string }
	| { do: "create"; ticket: NewTicket; telling: number }
	| { do: "read"; id: string; changedAt: number }
	| { do: "check_comment"; id: string; mark: string; telling: number }
	| { do: "update"; id: string; change: TicketChange; telling: number }
	| { do: "find_doubted"; externalId: string }
	| { do: "solve_replaced"; id: string };

/**
 * The one thing that Zendesk must be told or asked next, or null when the ticket says what the thread says.
 * `newTicketAfterDays`: a ticket solved longer ago than that is left alone, and a text makes a new one.
 */
export function nextStep(thread: Thread, now: number, newTicketAfterDays: number | null): TicketStep | null {
	const { ticket } = thread;
	const [replaced] = ticket.replaced;
	if (replaced) return { do: "solve_replaced", id: replaced };
	const [doubted] = ticket.doubted;
	if (doubted) return { do: "find_doubted", externalId: doubted };
	if (!ticket.id) return stepWithoutTicket(thread);
	if (ticket.unsure?.call === "update") {
		return { do: "check_comment", id: ticket.id, mark: ticket.unsure.mark, telling: ticket.unsure.telling };
	}
	if (ticket.changedAt !== null) return { do: "read", id: ticket.id, changedAt: ticket.changedAt };
	if (startsAnew(thread, now, newTicketAfterDays))
		return stepWithoutTicket({ ...thread, ticket: { ...ticket, id: null, caseNo: ticket.caseNo + 1 } });
	return stepWithTicket(thread, ticket.id);
}

/** A ticket that nobody should touch again although something is to be told. */
export function startsAnew(thread: Thread, now: number, newTicketAfterDays: number | null): boolean {
	const { solvedAt, known } = thread.ticket;
	if (newTicketAfterDays === null || solvedAt === null || known !== "solved") return false;
	return hasNews(thread) && now - solvedAt > newTicketAfterDays * DAY_MS;
}

export function externalIdOf(thread: Pick<Thread, "id">, caseNo: number): string {
	return `pc:${thread.id}.${caseNo}`;
}

function stepWithoutTicket(thread: Thread): TicketStep | null {
	const { ticket } = thread;
	if (!ticket.unsure && (thread.status === "spam" || !(hasNews(thread) || ticket.wanted))) return null;
	if (!ticket.requesterId) {
		return { do: "make_requester", externalId: `pc:${thread.id}`, name: `Texter ${thread.id.slice(0, 6).toUpperCase()}` };
	}
	const externalId = externalIdOf(thread, ticket.caseNo);
	if (ticket.unsure?.call === "create") return { do: "find", externalId };
	return {
		do: "create",
		telling: thread.received,
		ticket: {
			idempotencyKey: externalId,
			externalId,
			requesterId: ticket.requesterId,
			status: thread.status,
			comment: comment(thread),
			...(ticket.followUpOf ? { followUpOf: ticket.followUpOf } : {}),
			...(ticket.assigneeId ? { assigneeId: ticket.assigneeId } : {}),
		},
	};
}

function stepWithTicket(thread: Thread, id: string): TicketStep | null {
	const { ticket } = thread;
	const speaks = thread.status !== "spam" && hasNews(thread);
	const differs = !agree(ticket.known, thread.status);
	if (!speaks && !differs && !ticket.assigneeId) return null;
	if (ticket.known === "closed" && !speaks && thread.status === "spam") return null;
	return {
		do: "update",
		id,
		telling: thread.received,
		change: {
			...(differs ? { status: thread.status } : {}),
			...(speaks ? { comment: { body: comment(thread), mark: nextMark(thread) } } : {}),
			...(ticket.assigneeId ? { assigneeId: ticket.assigneeId } : {}),
		},
	};
}

function hasNews(thread: Thread): boolean {
	return thread.received > thread.ticket.told || thread.ticket.failure;
}

function nextMark({ id, ticket }: Thread): string {
	return `${externalIdOf({ id }, ticket.caseNo)}:${ticket.comments + 1}`;
}

/** Says that there is something to read, never what. */
function comment(thread: Thread): string {
	const count = thread.received - thread.ticket.told;
	const texts = count === 1 ? "1 new text." : `${count} new texts.`;
	const parts = [count > 0 ? texts : "", thread.ticket.failure ? "A text from the clinic was not delivered." : ""];
	const said = parts.filter((part) => part !== "").join(" ") || "A text conversation was started.";
	return `${said} Open Patient Chat beside this ticket to read and answer.`;
}
