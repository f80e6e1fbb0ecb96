import * as z from "zod/mini";
import type { HelpdeskFault, HelpdeskRefusal, Ticket } from "../../ports.ts";
import { noAnswer, type ZendeskClient } from "./client.ts";
import { findMergeTarget } from "./merged-into.ts";
import { refusal } from "./refusal.ts";
import { TicketJson, TicketResource, toTicket } from "./ticket-resource.ts";

const TicketList = z.object({ tickets: z.array(z.unknown()) });

export async function readTicket(client: ZendeskClient, id: string): Promise<TicketResource | HelpdeskRefusal | HelpdeskFault> {
	const answer = await client.ask({ path: `/api/v2/tickets/${encodeURIComponent(id)}` });
	if ("kind" in answer) return answer;
	if (answer.status !== 200) return refusal(answer);
	const found = TicketJson.safeParse(answer.json);
	if (!found.success) return noAnswer;
	return found.data.ticket.status === "deleted" ? { kind: "gone" } : found.data.ticket;
}

export async function getTicket(client: ZendeskClient, id: string): Promise<Ticket | HelpdeskRefusal | HelpdeskFault> {
	const resource = await readTicket(client, id);
	return "kind" in resource ? resource : withMergeTarget(client, resource);
}

/** The newest with this id: a follow-up shares it with the tickets before it. */
export async function findTicket(client: ZendeskClient, externalId: string): Promise<Ticket | null | HelpdeskFault> {
	const found = await ticketsOf(client, externalId);
	if (!Array.isArray(found)) return found;
	const newest = found.at(-1);
	const ticket = newest ? await withMergeTarget(client, newest) : null;
	return ticket && "kind" in ticket ? fault(ticket) : ticket;
}

/** Oldest first. Not by search: its index is minutes behind. */
export async function ticketsOf(client: ZendeskClient, externalId: string): Promise<TicketResource[] | HelpdeskFault> {
	const answer = await client.ask({ path: `/api/v2/tickets?${new URLSearchParams({ external_id: externalId, "page[size]": "100" })}` });
	if ("kind" in answer) return answer;
	const list = TicketList.safeParse(answer.status === 200 ? answer.json : undefined);
	if (!list.success) return noAnswer;
	const tickets = list.data.tickets.flatMap((entry) => {
		const ticket = TicketResource.safeParse(entry);
		return ticket.success ? [ticket.data] : [];
	});
	return tickets.filter((ticket) => ticket.external_id === externalId && ticket.status !== "deleted").sort(byAge);
}

async function withMergeTarget(client: ZendeskClient, resource: TicketResource): Promise<Ticket | HelpdeskRefusal | HelpdeskFault> {
	const target = await findMergeTarget(client, resource);
	return target !== null && typeof target !== "string" ? target : toTicket(resource, target);
}

function fault(answer: HelpdeskRefusal | HelpdeskFault): HelpdeskFault {
	return answer.kind === "busy" ? answer : noAnswer;
}

function byAge(a: TicketResource, b: TicketResource): number {
	return BigInt(a.id) < BigInt(b.id) ? -1 : 1;
}
