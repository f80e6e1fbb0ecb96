import type { Desk } from "../desk/desk.ts";
import type { AuditEvent, Comment, Status, Ticket, User, Via } from "../desk/state.ts";
import { changesOf, commit, type Told, viaOf } from "./commit.ts";
import { cleanTags } from "./input.ts";

const note = (desk: Desk, actor: User, body: string): Comment => ({
	id: desk.nextId(),
	type: "Comment",
	author_id: actor.id,
	body,
	public: false,
});

function set(desk: Desk, ticket: Ticket, fields: { status?: Status; tags?: string[] }): AuditEvent[] {
	const events = changesOf(desk, ticket, { ...ticket, ...fields });
	Object.assign(ticket, fields);
	return events;
}

/** What Zendesk's automation does some days after solving. */
export function closeTicket(desk: Desk, ticket: Ticket, actor: User): void {
	commit(desk, ticket, { actor, via: viaOf("web"), events: set(desk, ticket, { status: "closed" }) });
}

function tell(desk: Desk, ticket: Ticket, actor: User, told: Told): void {
	commit(desk, ticket, { actor, via: viaOf("web"), events: [], also: [told] });
}

export function deleteTicket(desk: Desk, ticket: Ticket, actor: User): void {
	ticket.deleted = true;
	tell(desk, ticket, actor, { type: "soft_deleted", event: {} });
}

export function restoreTicket(desk: Desk, ticket: Ticket, actor: User): void {
	ticket.deleted = false;
	tell(desk, ticket, actor, { type: "undeleted", event: {} });
}

export function eraseTicket(desk: Desk, ticket: Ticket, actor: User): void {
	tell(desk, ticket, actor, { type: "permanently_deleted", event: {} });
	desk.state.tickets = desk.state.tickets.filter((each) => each !== ticket);
	desk.keep();
}

const merging = (from: Record<string, unknown>): Via => ({ channel: "web", source: { from, to: {}, rel: "merge" } });

/** The source is closed with a comment that names the target; the target gets one that names the source. */
export function mergeTicket(desk: Desk, source: Ticket, target: Ticket, actor: User): void {
	const toTarget = note(desk, actor, `This request was closed and merged into request #${target.id} "${target.subject}".`);
	const tags = cleanTags([...source.tags, "closed_by_merge"]);
	const events = [toTarget, ...set(desk, source, { status: "closed", tags })];
	source.merged_into = target.id;
	commit(desk, source, {
		actor,
		via: merging({ ticket_id: target.id, subject: target.subject, channel: "web" }),
		events,
		also: [{ type: "merged", event: { target_ticket_id: String(target.id) } }],
	});
	const body = `Request #${source.id} "${source.subject}" was closed and merged into this request.`;
	const from = { ticket_ids: [source.id], subject: source.subject, channel: "web" };
	commit(desk, target, { actor, via: merging(from), events: [note(desk, actor, body)] });
}
