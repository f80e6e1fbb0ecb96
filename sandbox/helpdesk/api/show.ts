import type { Desk } from "../desk/desk.ts";
import type { Audit, Comment, Ticket, User } from "../desk/state.ts";

export function showUser(desk: Desk, user: User): Record<string, unknown> {
	const { changed: _changed, ...shown } = user;
	return { url: `${desk.url}/api/v2/users/${user.id}.json`, ...shown, verified: user.role !== "end-user", time_zone: "America/New_York" };
}

export function showTicket(desk: Desk, ticket: Ticket): Record<string, unknown> {
	const { changed: _changed, audits, deleted: _deleted, merged_into: _merged, ...shown } = ticket;
	return {
		url: `${desk.url}/api/v2/tickets/${ticket.id}.json`,
		...shown,
		raw_subject: ticket.subject,
		type: null,
		priority: null,
		recipient: null,
		organization_id: null,
		brand_id: 360_000_001,
		ticket_form_id: null,
		custom_status_id: null,
		fields: ticket.custom_fields,
		has_incidents: false,
		is_public: commentsOf(audits).some(({ comment }) => comment.public),
	};
}

const escapeHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function showComment(audit: Audit, comment: Comment): Record<string, unknown> {
	return {
		...comment,
		audit_id: audit.id,
		html_body: `<div class="zd-comment" dir="auto">${escapeHtml(comment.body).replaceAll("\n", "<br>")}</div>`,
		plain_body: comment.body,
		attachments: [],
		via: audit.via,
		created_at: audit.created_at,
		metadata: audit.metadata,
	};
}

export function commentsOf(audits: Audit[]): { audit: Audit; comment: Comment }[] {
	return audits.flatMap((audit) => audit.events.flatMap((event) => (event.type === "Comment" ? [{ audit, comment: event }] : [])));
}

export function showComments(ticket: Ticket): Record<string, unknown>[] {
	return commentsOf(ticket.audits).map(({ audit, comment }) => showComment(audit, comment));
}

export function showAudit(audit: Audit): Record<string, unknown> {
	return { ...audit, events: audit.events.map((event) => (event.type === "Comment" ? { ...event, audit_id: audit.id } : event)) };
}
