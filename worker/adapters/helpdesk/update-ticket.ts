import type { HelpdeskFault, HelpdeskRefusal, TicketChange, TicketStatus } from "../../ports.ts";
import { type Answer, noAnswer, type ZendeskClient } from "./client.ts";
import { toId } from "./json.ts";
import { markMetadata } from "./mark.ts";
import { readTicket } from "./read-ticket.ts";
import { refusal } from "./refusal.ts";
import { SPAM_TAG, STATUS, TicketJson, type TicketResource } from "./ticket-resource.ts";
import { readSelf } from "./users.ts";

type Updated = { status: TicketStatus } | HelpdeskRefusal | HelpdeskFault;

/** The comment goes with the last request of all, so that a failure before it never means a second comment. */
export async function updateTicket(client: ZendeskClient, id: string, change: TicketChange): Promise<Updated> {
	const before = change.status || change.assigneeId ? await readyTicket(client, id, change) : null;
	if (before && "kind" in before) return surelyNotDone(before);
	const assignee = before ? await assigneeOf(client, before, change) : undefined;
	if (typeof assignee === "object") return surelyNotDone(assignee);
	const answer = await client.ask({
		method: "PUT",
		path: `/api/v2/tickets/${encodeURIComponent(id)}`,
		body: { ticket: { ...fields(change), ...claim(before, assignee) } },
	});
	if ("kind" in answer) return answer;
	if (answer.status !== 200) return refusedChange(client, id, answer);
	const updated = TicketJson.safeParse(answer.json);
	return updated.success ? { status: updated.data.ticket.status } : noAnswer;
}

function fields({ status, comment, externalId }: TicketChange): Record<string, unknown> {
	return {
		status: status && STATUS[status],
		external_id: externalId,
		...(comment && { comment: { body: comment.body, public: false }, metadata: markMetadata(comment.mark) }),
	};
}

/** Only on the ticket as it was read: nobody who took it in between loses it to us. */
function claim(before: TicketResource | null, assignee: string | undefined): Record<string, unknown> {
	if (!assignee) return {};
	const stamp = before?.updated_at ? { safe_update: true, updated_stamp: before.updated_at } : {};
	return { assignee_id: toId(assignee), ...stamp };
}

/** Zendesk solves nothing that nobody has, so what nobody has becomes ours. */
async function assigneeOf(
	client: ZendeskClient,
	before: TicketResource,
	change: TicketChange,
): Promise<string | undefined | HelpdeskFault> {
	if (before.assignee_id) return undefined;
	if (change.assigneeId || !change.status || STATUS[change.status] !== "solved") return change.assigneeId;
	const self = await readSelf(client);
	return "kind" in self ? self : self.id;
}

/** The ticket as it is now, its spam tag already right. */
async function readyTicket(
	client: ZendeskClient,
	id: string,
	{ status }: TicketChange,
): Promise<TicketResource | HelpdeskRefusal | HelpdeskFault> {
	const ticket = await readTicket(client, id);
	if ("kind" in ticket) return ticket;
	if (ticket.status === "closed") return { kind: "closed" };
	if (!status || ticket.tags.includes(SPAM_TAG) === (status === "spam")) return ticket;
	// By the tags' own address: `tags` in the ticket itself would wipe out the clinic's.
	const answer = await client.ask({
		method: status === "spam" ? "PUT" : "DELETE",
		path: `/api/v2/tickets/${encodeURIComponent(id)}/tags`,
		body: { tags: [SPAM_TAG] },
	});
	if ("kind" in answer) return answer;
	return answer.status < 300 ? readTicket(client, id) : refusedChange(client, id, answer);
}

/** 422 is Zendesk's word for a closed ticket and for much else; its own text first, then the ticket itself. */
async function refusedChange(client: ZendeskClient, id: string, answer: Answer): Promise<HelpdeskRefusal | HelpdeskFault> {
	if (answer.status !== 422) return refusal(answer);
	if (/closed prevents ticket update/i.test(JSON.stringify(answer.json ?? ""))) return { kind: "closed" };
	const ticket = await readTicket(client, id);
	if ("kind" in ticket) return ticket.kind === "gone" ? ticket : surelyNotDone(ticket);
	return ticket.status === "closed" ? { kind: "closed" } : { kind: "rejected", status: 422 };
}

function surelyNotDone(answer: HelpdeskRefusal | HelpdeskFault): HelpdeskRefusal | HelpdeskFault {
	return answer.kind === "unknown" ? { kind: "busy", retryAfterMs: null } : answer;
}
