import type { HelpdeskFault, HelpdeskRefusal, NewTicket } from "../../ports.ts";
import { type Answer, noAnswer, type ZendeskClient } from "./client.ts";
import { toId } from "./json.ts";
import { ticketsOf } from "./read-ticket.ts";
import { refusal } from "./refusal.ts";
import { SPAM_TAG, STATUS, SUBJECT, TAG, TicketJson } from "./ticket-resource.ts";
import { readSelf } from "./users.ts";

type Created = { id: string } | HelpdeskRefusal | HelpdeskFault;

export async function createTicket(client: ZendeskClient, ticket: NewTicket): Promise<Created> {
	const assignee = await assigneeOf(client, ticket);
	if (typeof assignee === "object") return assignee;
	const answer = await client.ask({
		method: "POST",
		path: "/api/v2/tickets",
		headers: { "idempotency-key": ticket.idempotencyKey },
		body: { ticket: fields(ticket, assignee) },
	});
	if ("kind" in answer) return answer;
	if (answer.status === 400 && isRepeat(answer)) return earlierTicket(client, ticket);
	if (answer.status !== 200 && answer.status !== 201) return refusal(answer);
	const created = TicketJson.safeParse(answer.json);
	return created.success ? { id: created.data.ticket.id } : noAnswer;
}

/** Nothing here is about the patient: subject, comment and tags reach e-mails, exports and other apps. */
function fields(ticket: NewTicket, assignee: string | undefined): Record<string, unknown> {
	return {
		subject: SUBJECT,
		comment: { body: ticket.comment, public: false },
		requester_id: toId(ticket.requesterId),
		external_id: ticket.externalId,
		status: STATUS[ticket.status],
		tags: ticket.status === "spam" ? [TAG, SPAM_TAG] : [TAG],
		assignee_id: assignee && toId(assignee),
		via_followup_source_id: ticket.followUpOf && toId(ticket.followUpOf),
	};
}

/** Zendesk solves nothing that nobody has. */
async function assigneeOf(client: ZendeskClient, ticket: NewTicket): Promise<string | undefined | HelpdeskFault> {
	if (ticket.assigneeId || STATUS[ticket.status] !== "solved") return ticket.assigneeId;
	const self = await readSelf(client);
	return "kind" in self ? self : self.id;
}

function isRepeat({ json }: Answer): boolean {
	return JSON.stringify(json ?? "").includes("IdempotentRequestError");
}

/** The key was used with other words, so the ticket is there: ours is the one still alive. */
async function earlierTicket(client: ZendeskClient, ticket: NewTicket): Promise<Created> {
	const found = await ticketsOf(client, ticket.externalId);
	if (!Array.isArray(found)) return found;
	const alive = found.findLast(({ status }) => status !== "closed");
	return alive ? { id: alive.id } : { kind: "rejected", status: 400 };
}
