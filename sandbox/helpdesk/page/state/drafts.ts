import { signal } from "@preact/signals";
import type { Status, Ticket } from "./records.ts";
import { tellChanges } from "./ticket-changes.ts";

/** What an agent has changed on a ticket and not submitted yet. */
export type Draft = { comment: string; public: boolean; status?: Status; assigneeId?: number | null; tags?: string[] };

const EMPTY: Draft = { comment: "", public: true };
export const drafts = signal<ReadonlyMap<number, Draft>>(new Map());

export const draftOf = (ticketId: number): Draft => drafts.value.get(ticketId) ?? EMPTY;

export function changeDraft(ticketId: number, change: Partial<Draft>): void {
	drafts.value = new Map(drafts.value).set(ticketId, { ...draftOf(ticketId), ...change });
}

export function dropDraft(ticketId: number): void {
	const next = new Map(drafts.value);
	next.delete(ticketId);
	drafts.value = next;
}

/** The ticket as the form shows it: the saved one with the draft laid over. */
export function shown(ticket: Ticket): Ticket {
	const draft = draftOf(ticket.id);
	return {
		...ticket,
		status: draft.status ?? ticket.status,
		assignee_id: draft.assigneeId === undefined ? ticket.assignee_id : draft.assigneeId,
		tags: draft.tags ?? ticket.tags,
	};
}

/** A change in the form is told to the app at once, saved or not. */
export function changeForm(ticket: Ticket, change: Partial<Draft>): void {
	const before = shown(ticket);
	changeDraft(ticket.id, change);
	tellChanges(before, shown(ticket));
}

export const isDirty = (ticketId: number) => {
	const draft = drafts.value.get(ticketId);
	return (
		draft !== undefined &&
		(draft.comment !== "" || draft.status !== undefined || draft.assigneeId !== undefined || draft.tags !== undefined)
	);
};
