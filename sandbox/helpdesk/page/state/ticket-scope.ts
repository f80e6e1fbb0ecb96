import type { Scope } from "../zaf/instance.ts";
import { comments, tickets, users } from "./desk.ts";
import { changeDraft, draftOf, shown } from "./drafts.ts";
import { Status, type Ticket } from "./records.ts";
import { scopeOf, showUser } from "./scopes.ts";

function showTicket(ticket: Ticket): Record<string, unknown> {
	const said = comments.value.get(ticket.id) ?? [];
	return {
		id: ticket.id,
		subject: ticket.subject,
		description: ticket.description,
		status: ticket.status,
		externalId: ticket.external_id ?? "",
		isNew: false,
		tags: ticket.tags,
		type: "ticket",
		priority: null,
		via: { channel: ticket.via.channel },
		createdAt: ticket.created_at,
		updatedAt: ticket.updated_at,
		requester: showUser(users.value.get(ticket.requester_id)),
		assignee: { user: showUser(users.value.get(ticket.assignee_id ?? 0)), group: null },
		conversation: said.map(({ id, author_id, body }) => ({
			id,
			author: showUser(users.value.get(author_id)),
			message: { content: body, contentType: "text/plain" },
			channel: { name: ticket.via.channel },
		})),
		comments: said.map(({ id, author_id, body }) => ({
			id,
			author: showUser(users.value.get(author_id)),
			value: body,
			imageAttachments: [],
			nonImageAttachments: [],
		})),
	};
}

function setStatus(ticketId: number, value: unknown): void {
	const status = Status.safeParse(value);
	if (status.success) changeDraft(ticketId, { status: status.data });
}

const append = (ticketId: number, text: unknown) => changeDraft(ticketId, { comment: draftOf(ticketId).comment + String(text) });

export function ticketScope(ticketId: number, resize: (wanted: unknown) => void): Scope {
	const now = () => tickets.value.get(ticketId);
	return scopeOf({
		read: () => {
			const ticket = now();
			return ticket === undefined ? {} : { ticket: showTicket(shown(ticket)), comment: { text: draftOf(ticketId).comment } };
		},
		write: {
			"ticket.status": (value) => setStatus(ticketId, value),
			"ticket.tags": (value) => changeDraft(ticketId, { tags: Array.isArray(value) ? value.map(String) : [] }),
			"ticket.comment.text": (value) => changeDraft(ticketId, { comment: String(value) }),
			"comment.text": (value) => changeDraft(ticketId, { comment: String(value) }),
		},
		acts: {
			resize,
			"ticket.comment.appendText": (text) => append(ticketId, text),
			"comment.appendText": (text) => append(ticketId, text),
			"comment.appendHtml": (text) => append(ticketId, String(text).replaceAll(/<[^>]+>/g, "")),
		},
		context: () => ({ ticketId }),
	});
}

/** A ticket not saved yet: it has a requester at most. */
export function newTicketScope(key: number, requesterId: () => number | null, resize: (wanted: unknown) => void): Scope {
	return scopeOf({
		read: () => ({
			ticket: {
				isNew: true,
				subject: "",
				status: "new",
				tags: [],
				requester: showUser(users.value.get(requesterId() ?? 0)),
				assignee: { user: null, group: null },
			},
		}),
		acts: { resize },
		context: () => ({ newTicketId: String(key) }),
	});
}

export function userScope(userId: number, resize: (wanted: unknown) => void): Scope {
	return scopeOf({
		read: () => ({ user: showUser(users.value.get(userId)) }),
		acts: { resize },
		context: () => ({ userId }),
	});
}
