import * as z from "zod/mini";
import type { Ticket } from "../desk/state.ts";
import type { Reply } from "../http/call.ts";
import { malformed } from "../http/refusals.ts";
import type { Route } from "../http/router.ts";
import { updateTicket } from "../ticket/update.ts";
import { limitTicketUpdate } from "./ticket-limits.ts";
import { withTicket } from "./tickets.ts";

const Tags = z.object({ tags: z.array(z.string()), safe_update: z.optional(z.boolean()), updated_stamp: z.optional(z.string()) });

/** PUT adds, POST sets, DELETE takes away. */
function changeTags(next: (ticket: Ticket, given: string[]) => string[], status: number): Route["run"] {
	return withTicket((desk, call, ticket, actor): Reply => {
		const parsed = Tags.safeParse(call.body);
		if (!parsed.success) return malformed("tags is missing or of a wrong type");
		const limited = limitTicketUpdate(desk, call, String(ticket.id));
		if (limited !== null) return limited;
		const { tags, ...guard } = parsed.data;
		const updated = updateTicket(desk, ticket, { ...guard, tags: next(ticket, tags) }, actor, call.channel);
		return "refusal" in updated ? updated.refusal : { status, json: { tags: ticket.tags } };
	});
}

const getTags = withTicket((_desk, _call, ticket) => ({ status: 200, json: { tags: ticket.tags } }));

const path = "/api/v2/tickets/:id/tags";
export const tagRoutes: Route[] = [
	{ method: "GET", path, scope: "tickets", run: getTags },
	{ method: "PUT", path, scope: "tickets", run: changeTags((ticket, given) => [...ticket.tags, ...given], 200) },
	{ method: "POST", path, scope: "tickets", run: changeTags((_ticket, given) => given, 201) },
	{ method: "DELETE", path, scope: "tickets", run: changeTags((ticket, given) => ticket.tags.filter((tag) => !given.includes(tag)), 200) },
];
