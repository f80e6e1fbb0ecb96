import * as z from "zod/mini";
import type { Desk } from "../desk/desk.ts";
import type { Call, Reply } from "../http/call.ts";
import { invalid, malformed, notFound, signedOut } from "../http/refusals.ts";
import type { Params, Route } from "../http/router.ts";
import { deleteTicket, eraseTicket, mergeTicket, restoreTicket } from "../ticket/end.ts";
import { page } from "./pages.ts";
import { showTicket } from "./show.ts";
import { withTicket } from "./tickets.ts";

const Merge = z.object({ ids: z.array(z.number()).check(z.minLength(1)) });

const job = (desk: Desk): Reply => {
	const id = desk.nextId().toString(16);
	return {
		status: 200,
		json: { job_status: { id, url: `${desk.url}/api/v2/job_statuses/${id}.json`, status: "queued", total: 1, progress: null } },
	};
};

const postMerge = withTicket((desk, call, target, actor) => {
	const parsed = Merge.safeParse(call.body);
	if (!parsed.success) return malformed("ids is missing or of a wrong type");
	const sources = parsed.data.ids.map((id) => desk.ticket(id));
	if (target.status === "closed") return invalid({ base: [{ description: "Target ticket is closed" }] });
	for (const source of sources) {
		if (source === undefined || source.deleted || source === target) return notFound();
		if (source.status === "closed") return invalid({ base: [{ description: "Source ticket is closed" }] });
	}
	for (const source of sources) if (source !== undefined) mergeTicket(desk, source, target, actor);
	return job(desk);
});

const removeTicket = withTicket((desk, _call, ticket, actor) => {
	deleteTicket(desk, ticket, actor);
	return { status: 204 };
});

function listDeleted(desk: Desk, call: Call): Reply {
	const tickets = desk.state.tickets.filter((ticket) => ticket.deleted).map((ticket) => showTicket(desk, ticket));
	return { status: 200, json: page(call, "deleted_tickets", tickets) };
}

function onDeleted(end: typeof restoreTicket, answer: (desk: Desk) => Reply): Route["run"] {
	return (desk: Desk, call: Call, params: Params) => {
		const ticket = desk.ticket(Number(params.id));
		if (call.actor === null) return signedOut();
		if (ticket === undefined || !ticket.deleted) return notFound();
		end(desk, ticket, call.actor);
		return answer(desk);
	};
}

export const endedTicketRoutes: Route[] = [
	{ method: "POST", path: "/api/v2/tickets/:id/merge", scope: "tickets", run: postMerge },
	{ method: "DELETE", path: "/api/v2/tickets/:id", scope: "tickets", run: removeTicket },
	{ method: "GET", path: "/api/v2/deleted_tickets", scope: "tickets", run: listDeleted },
	{
		method: "PUT",
		path: "/api/v2/deleted_tickets/:id/restore",
		scope: "tickets",
		run: onDeleted(restoreTicket, () => ({ status: 200, json: {} })),
	},
	{ method: "DELETE", path: "/api/v2/deleted_tickets/:id", scope: "tickets", run: onDeleted(eraseTicket, job) },
];
