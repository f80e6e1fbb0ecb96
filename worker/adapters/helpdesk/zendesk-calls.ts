import type { Clock, Helpdesk } from "../../ports.ts";
import type { Fetch } from "../exchange.ts";
import { readAudits } from "./audits.ts";
import { zendeskClient } from "./client.ts";
import { createTicket } from "./create-ticket.ts";
import { hasMark } from "./mark.ts";
import { findTicket, getTicket } from "./read-ticket.ts";
import type { ZendeskSettings } from "./token.ts";
import { updateTicket } from "./update-ticket.ts";
import { ensureRequester, getAgent, readSelf } from "./users.ts";

/** Every call of the port, as Zendesk wants it. */
export function zendeskCalls(settings: ZendeskSettings, clock: Clock, fetcher?: Fetch): Helpdesk {
	const client = zendeskClient(settings, clock, fetcher);
	return {
		self: () => readSelf(client),
		ensureRequester: (user) => ensureRequester(client, user),
		createTicket: (ticket) => createTicket(client, ticket),
		findTicket: (externalId) => findTicket(client, externalId),
		getTicket: (id) => getTicket(client, id),
		updateTicket: (id, change) => updateTicket(client, id, change),
		hasComment: async (id, mark) => {
			const audits = await readAudits(client, id);
			return Array.isArray(audits) ? hasMark(audits, mark) : audits;
		},
		getAgent: (id) => getAgent(client, id),
	};
}
