import type { TicketStatus } from "../../ports.ts";

/** The stretch of a thread that one ticket covers, and what Zendesk has not been told yet. */
export type TicketCase = {
	caseNo: number;
	id: string | null;
	requesterId: string | null;
	/** The ticket's status as last written or read by us. */
	known: TicketStatus | null;
	solvedAt: number | null;
	/** The Zendesk-closed ticket that the next one continues. */
	followUpOf: string | null;
	/** How many texts in the ticket's comments have announced. */
	told: number;
	/** A text out did not arrive, and the ticket does not say so yet. */
	failure: boolean;
	/** Staff did something that a ticket must show although no text came in. */
	wanted: boolean;
	/** The staff member who answered or closed: takes the ticket if nobody has it. */
	assigneeId: string | null;
	/** Who took it that way. */
	claimedBy: string | null;
	/** How many comments were begun on this ticket: each is known by its number. */
	comments: number;
	/** A call whose answer we have not seen; `telling` is what `told` becomes if it was done, `failure` what it said. */
	unsure: { call: "create" | "update"; telling: number; failure: boolean; mark: string } | null;
	/** Tickets that may have been made for a case that was left meanwhile, by their external ids. */
	doubted: string[];
	/** When somebody changed the ticket in Zendesk: read it before writing. */
	changedAt: number | null;
	/** Tickets that this one replaced and that are still to be solved. */
	replaced: string[];
	/** When we wrote to the ticket in the last ten minutes. */
	writes: number[];
	dueAt: number | null;
	attempt: number;
	failingSince: number | null;
};

export function noTicket(): TicketCase {
	return {
		caseNo: 1,
		id: null,
		requesterId: null,
		known: null,
		solvedAt: null,
		followUpOf: null,
		told: 0,
		failure: false,
		wanted: false,
		assigneeId: null,
		claimedBy: null,
		comments: 0,
		unsure: null,
		doubted: [],
		changedAt: null,
		replaced: [],
		writes: [],
		dueAt: null,
		attempt: 0,
		failingSince: null,
	};
}

/** The case of a ticket that staff opened themselves; the one it replaces is solved. What we know of it is read first. */
export function linkedTo(ticket: TicketCase, id: string): TicketCase {
	const live = ticket.id && ticket.id !== id ? [ticket.id] : [];
	const doubted = ticket.unsure?.call === "create" ? [ticket.unsure.mark] : [];
	const left = { replaced: [...ticket.replaced, ...live], doubted: [...ticket.doubted, ...doubted] };
	return { ...nextCase(ticket, null), ...left, id, changedAt: 0 };
}

/** Somebody answered or closed: the ticket is theirs if it is nobody's. */
export function claimedFor(ticket: TicketCase, staffId: string | undefined): TicketCase {
	return staffId && !ticket.claimedBy ? { ...ticket, assigneeId: staffId } : ticket;
}

/** The case after its ticket was closed for good or deleted: the next text makes a new ticket. */
export function nextCase(ticket: TicketCase, followUpOf: string | null): TicketCase {
	return {
		...noTicket(),
		caseNo: ticket.caseNo + 1,
		requesterId: ticket.requesterId,
		told: ticket.told,
		failure: ticket.failure || (ticket.unsure?.failure ?? false),
		doubted: ticket.doubted,
		assigneeId: ticket.assigneeId,
		replaced: ticket.replaced,
		followUpOf,
	};
}
