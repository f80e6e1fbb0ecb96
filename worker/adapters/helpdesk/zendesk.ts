import type { Clock, Helpdesk } from "../../ports.ts";
import type { Fetch } from "../exchange.ts";
import type { ZendeskSettings } from "./token.ts";

/** Loaded with the first call: a text that starts a Worker does not wait for what its ticket needs. */
export function zendeskHelpdesk(settings: ZendeskSettings, clock: Clock, fetcher?: Fetch): Helpdesk {
	let made: Helpdesk | null = null;
	const calls = async () => {
		const { zendeskCalls } = await import("./zendesk-calls.ts");
		made ??= zendeskCalls(settings, clock, fetcher);
		return made;
	};
	return {
		self: async () => (await calls()).self(),
		ensureRequester: async (user) => (await calls()).ensureRequester(user),
		createTicket: async (ticket) => (await calls()).createTicket(ticket),
		findTicket: async (externalId) => (await calls()).findTicket(externalId),
		getTicket: async (id) => (await calls()).getTicket(id),
		updateTicket: async (id, change) => (await calls()).updateTicket(id, change),
		hasComment: async (id, mark) => (await calls()).hasComment(id, mark),
		getAgent: async (id) => (await calls()).getAgent(id),
	};
}
