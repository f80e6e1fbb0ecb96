import { isDeepStrictEqual } from "node:util";
import { showTicket } from "../api/show.ts";
import { toSecond } from "../desk/clock.ts";
import type { Desk } from "../desk/desk.ts";
import type { Audit, AuditEvent, Comment, Ticket, User, Via } from "../desk/state.ts";
import { publish } from "../events/publish.ts";
import { idOf, type TicketInput } from "./input.ts";
import { FIELDS, type Fields } from "./plan.ts";

export const viaOf = (channel: "api" | "web"): Via => ({ channel, source: { from: {}, to: {}, rel: null } });

/** A comment is public when nobody says otherwise: Zendesk's default, and a trap. */
export function commentOf(desk: Desk, input: TicketInput["comment"], actor: User): Comment | null {
	const body = input?.body ?? input?.html_body ?? "";
	if (input === undefined || body.trim() === "") return null;
	return {
		id: desk.nextId(),
		type: "Comment",
		author_id: input.author_id === undefined ? actor.id : idOf(input.author_id),
		body,
		public: input.public ?? true,
	};
}

export function changesOf(desk: Desk, before: Fields, after: Fields): AuditEvent[] {
	return FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field])).map((field) => ({
		id: desk.nextId(),
		type: "Change" as const,
		field_name: field,
		value: after[field],
		previous_value: before[field],
	}));
}

export type Act = {
	actor: User;
	via: Via;
	events: AuditEvent[];
	custom?: Record<string, unknown> /** Event types that no audit row tells. */;
	also?: Told[];
};
export type Told = { type: string; event: Record<string, unknown> };

/** Writes the audit row, tells the pages, sends the events. */
export function commit(desk: Desk, ticket: Ticket, act: Act): Audit {
	const at = desk.now();
	const audit: Audit = {
		id: desk.nextId(),
		ticket_id: ticket.id,
		created_at: toSecond(at),
		author_id: act.actor.id,
		via: act.via,
		metadata: { system: { client: "simulated", ip_address: "127.0.0.1" }, custom: act.custom ?? {} },
		events: act.events,
	};
	ticket.audits.push(audit);
	if (act.events.length > 0 || act.also !== undefined) {
		ticket.changed = at;
		ticket.updated_at = toSecond(at);
	}
	desk.keep();
	desk.live.tell({ type: "ticket", ticket: { ...showTicket(desk, ticket), deleted: ticket.deleted } });
	publish(desk, ticket, audit, act.also ?? []);
	return audit;
}
