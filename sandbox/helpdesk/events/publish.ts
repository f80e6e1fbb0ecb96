import { randomUUID } from "node:crypto";
import { toNanosecond } from "../desk/clock.ts";
import type { Desk } from "../desk/desk.ts";
import type { Audit, Ticket } from "../desk/state.ts";
import type { Told } from "../ticket/commit.ts";
import { deliver } from "./deliver.ts";
import { toldOf } from "./types.ts";

const ACCOUNT = 22_129_848;
const text = (id: number | null) => (id === null ? null : String(id));

function detailOf(ticket: Ticket, actorId: number): Record<string, unknown> {
	return {
		actor_id: String(actorId),
		assignee_id: text(ticket.assignee_id),
		brand_id: "360000001",
		created_at: ticket.created_at,
		custom_status: String({ new: 1, open: 2, pending: 3, hold: 4, solved: 5, closed: 5 }[ticket.status]),
		description: ticket.description,
		external_id: ticket.external_id ?? "",
		form_id: "360000002",
		group_id: text(ticket.group_id),
		id: String(ticket.id),
		is_public: ticket.audits.some((audit) => audit.events.some((row) => row.type === "Comment" && row.public)),
		organization_id: null,
		priority: null,
		requester_id: String(ticket.requester_id),
		status: ticket.deleted ? "DELETED" : ticket.status.toUpperCase(),
		subject: ticket.subject,
		submitter_id: String(ticket.submitter_id),
		tags: ticket.tags,
		type: null,
		updated_at: ticket.updated_at,
		via: { channel: ticket.via.channel },
	};
}

/** Queues the events of one action, all with one sequence id, and starts sending them. */
export function publish(desk: Desk, ticket: Ticket, audit: Audit, also: Told[]): void {
	const told = [...also, ...toldOf(desk, audit)];
	const sequence = randomUUID().replaceAll("-", "").toUpperCase();
	const detail = detailOf(ticket, audit.author_id);
	const queued = told.map(({ type, event }, index) => {
		const id = randomUUID();
		const envelope = {
			type: `zen:event-type:ticket.${type}`,
			account_id: ACCOUNT,
			id,
			time: toNanosecond(desk.now(), desk.nextId()),
			zendesk_event_version: "2022-06-20",
			subject: `zen:ticket:${ticket.id}`,
			detail,
			event: { meta: { sequence: { id: sequence, position: index + 1, total: told.length } }, ...event },
		};
		return { id, invocation: randomUUID().replaceAll("-", "").toUpperCase(), body: JSON.stringify(envelope), attempt: 0, due: desk.now() };
	});
	desk.state.outgoing.push(...queued);
	desk.keep();
	for (const each of queued) deliver(desk, each);
}
