import { toSecond } from "../desk/clock.ts";
import type { Desk } from "../desk/desk.ts";
import type { AuditEvent, Comment, Ticket, User, Via } from "../desk/state.ts";
import type { Reply } from "../http/call.ts";
import { blank, invalid } from "../http/refusals.ts";
import { commentOf, commit, viaOf } from "./commit.ts";
import { idOf, type TicketInput } from "./input.ts";
import { FIELDS, type Fields, plan } from "./plan.ts";

type Created = { ticket: Ticket } | { refusal: Reply };

/** Only a closed ticket can be followed up; any other source is left aside without a word. */
function followedUp(desk: Desk, input: TicketInput): Ticket | null {
	if (input.via_followup_source_id === undefined) return null;
	const source = desk.ticket(idOf(input.via_followup_source_id));
	return source !== undefined && !source.deleted && source.status === "closed" ? source : null;
}

/** Zendesk makes a requester from an e-mail address, never from a telephone number. */
function withRequester(desk: Desk, input: TicketInput, actor: User): { id: number } | { refusal: Reply } {
	if (input.requester_id !== undefined) return { id: idOf(input.requester_id) };
	if (input.requester === undefined) return { id: actor.id };
	const { email, name } = input.requester;
	if (email === undefined)
		return { refusal: invalid({ requester: [{ description: "Requester: Email: cannot be blank", error: "BlankValue" }] }) };
	const known = desk.state.users.find((user) => user.email === email);
	if (known !== undefined) return { id: known.id };
	const at = desk.now();
	const stamp = { created_at: toSecond(at), updated_at: toSecond(at), changed: at };
	const id = desk.nextId();
	desk.state.users.push({
		...{ id, name: name ?? email, email, phone: null, shared_phone_number: null, external_id: null },
		...{ role: "end-user", locale: "en-US", active: true, suspended: false },
		...stamp,
	});
	return { id };
}

function viaFollowUp(source: Ticket, channel: "api" | "web"): Via {
	const from = { ticket_id: source.id, subject: source.subject, channel: source.via.channel };
	return { channel, source: { from, to: {}, rel: "follow_up" } };
}

function rowsFor(desk: Desk, fields: Fields, comment: Comment): AuditEvent[] {
	const set = FIELDS.filter((field) => fields[field] !== null && !(Array.isArray(fields[field]) && fields[field].length === 0));
	return [comment, ...set.map((field) => ({ id: desk.nextId(), type: "Create" as const, field_name: field, value: fields[field] }))];
}

function firstFields(source: Ticket | null, requester: number, comment: Comment): Fields {
	return {
		subject: source?.subject ?? comment.body.slice(0, 80),
		status: "new",
		requester_id: requester,
		assignee_id: null,
		group_id: null,
		external_id: null,
		tags: source?.tags ?? [],
		custom_fields: source?.custom_fields ?? [],
	};
}

export function createTicket(desk: Desk, input: TicketInput, actor: User, channel: "api" | "web"): Created {
	const comment = commentOf(desk, input.comment ?? (input.description === undefined ? undefined : { body: input.description }), actor);
	if (comment === null) return { refusal: blank("base", "Description") };
	const requester = withRequester(desk, input, actor);
	if ("refusal" in requester) return requester;
	const source = followedUp(desk, input);
	const planned = plan(desk, firstFields(source, requester.id, comment), input);
	if ("refusal" in planned) return planned;
	const at = desk.now();
	const ticket: Ticket = {
		...planned.fields,
		id: ++desk.state.lastTicket,
		description: comment.body,
		submitter_id: actor.id,
		via: source === null ? viaOf(channel) : viaFollowUp(source, channel),
		created_at: toSecond(at),
		updated_at: toSecond(at),
		changed: at,
		followup_ids: [],
		deleted: false,
		merged_into: null,
		audits: [],
	};
	desk.state.tickets.push(ticket);
	source?.followup_ids.push(ticket.id);
	const also = [{ type: "created", event: {} }];
	commit(desk, ticket, { actor, via: ticket.via, events: rowsFor(desk, planned.fields, comment), custom: input.metadata ?? {}, also });
	return { ticket };
}
