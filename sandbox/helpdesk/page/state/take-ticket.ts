import { comments, put, tickets } from "./desk.ts";
import type { Ticket } from "./records.ts";
import { readComments } from "./rest.ts";
import { tellChanges } from "./ticket-changes.ts";

export async function loadComments(ticketId: number): Promise<void> {
	const fresh = await readComments(ticketId);
	comments.value = new Map(comments.value).set(ticketId, fresh);
}

/** From a save of our own or told by the helpdesk, in either order. */
export function takeTicket(ticket: Ticket): void {
	const before = tickets.value.get(ticket.id);
	if (ticket.deleted === true) {
		const next = new Map(tickets.value);
		next.delete(ticket.id);
		tickets.value = next;
		return;
	}
	tickets.value = put(tickets.value, [ticket]);
	if (before !== undefined) tellChanges(before, ticket);
	if (comments.value.has(ticket.id)) void loadComments(ticket.id).then(() => tellChanges(ticket, ticket, ["ticket.conversation"]));
}
