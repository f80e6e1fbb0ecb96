import type { Desk } from "../desk/desk.ts";
import type { Audit, Ticket, User } from "../desk/state.ts";
import type { Reply } from "../http/call.ts";
import { closedTicket, stale } from "../http/refusals.ts";
import { changesOf, commentOf, commit, viaOf } from "./commit.ts";
import type { TicketInput } from "./input.ts";
import { plan } from "./plan.ts";

export function updateTicket(
	desk: Desk,
	ticket: Ticket,
	input: TicketInput,
	actor: User,
	channel: "api" | "web",
): { audit: Audit } | { refusal: Reply } {
	if (ticket.status === "closed") return { refusal: closedTicket() };
	if (input.safe_update === true && Date.parse(input.updated_stamp ?? "") !== Date.parse(ticket.updated_at)) return { refusal: stale() };
	const planned = plan(desk, ticket, input);
	if ("refusal" in planned) return planned;
	const comment = commentOf(desk, input.comment, actor);
	const events = [...(comment === null ? [] : [comment]), ...changesOf(desk, ticket, planned.fields)];
	Object.assign(ticket, planned.fields);
	return { audit: commit(desk, ticket, { actor, via: viaOf(channel), events, custom: input.metadata ?? {} }) };
}
