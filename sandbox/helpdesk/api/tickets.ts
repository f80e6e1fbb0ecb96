import type { Desk } from "../desk/desk.ts";
import type { Ticket, User } from "../desk/state.ts";
import type { Call, Reply } from "../http/call.ts";
import { malformed, notFound, signedOut } from "../http/refusals.ts";
import type { Params, Route } from "../http/router.ts";
import { createTicket } from "../ticket/create.ts";
import { TicketEnvelope } from "../ticket/input.ts";
import { updateTicket } from "../ticket/update.ts";
import { page } from "./pages.ts";
import { once } from "./replays.ts";
import { showAudit, showComments, showTicket } from "./show.ts";
import { limitTicketList, limitTicketUpdate } from "./ticket-limits.ts";

/** Runs with the ticket and who calls, or answers what Zendesk would. */
export function withTicket(run: (desk: Desk, call: Call, ticket: Ticket, actor: User) => Reply): Route["run"] {
	return (desk: Desk, call: Call, params: Params) => {
		const ticket = desk.ticket(Number(params.id));
		if (call.actor === null) return signedOut();
		return ticket === undefined || ticket.deleted ? notFound() : run(desk, call, ticket, call.actor);
	};
}

function postTicket(desk: Desk, call: Call): Reply {
	const parsed = TicketEnvelope.safeParse(call.body);
	const actor = call.actor;
	if (actor === null) return signedOut();
	if (!parsed.success) return malformed("ticket is missing or of a wrong type");
	return once(desk, call, () => {
		const created = createTicket(desk, parsed.data.ticket, actor, call.channel);
		if ("refusal" in created) return created.refusal;
		const [audit] = created.ticket.audits.slice(-1).map(showAudit);
		const location = `${desk.url}/api/v2/tickets/${created.ticket.id}.json`;
		return { status: 201, json: { ticket: showTicket(desk, created.ticket), audit }, headers: { location } };
	});
}

const putTicket = withTicket((desk, call, ticket, actor) => {
	const parsed = TicketEnvelope.safeParse(call.body);
	if (!parsed.success) return malformed("ticket is missing or of a wrong type");
	const limited = limitTicketUpdate(desk, call, String(ticket.id));
	if (limited !== null) return limited;
	const updated = updateTicket(desk, ticket, parsed.data.ticket, actor, call.channel);
	if ("refusal" in updated) return updated.refusal;
	return { status: 200, json: { ticket: showTicket(desk, ticket), audit: showAudit(updated.audit) } };
});

function listTickets(desk: Desk, call: Call): Reply {
	const limited = limitTicketList(desk, call);
	if (limited !== null) return limited;
	const external = call.query.get("external_id");
	const tickets = desk.state.tickets.filter((ticket) => !ticket.deleted && (external === null || ticket.external_id === external));
	return {
		status: 200,
		json: page(
			call,
			"tickets",
			tickets.map((ticket) => showTicket(desk, ticket)),
		),
	};
}

function showMany(desk: Desk, call: Call): Reply {
	const ids = new Set((call.query.get("ids") ?? "").split(",").map(Number));
	const tickets = desk.state.tickets.filter((ticket) => !ticket.deleted && ids.has(ticket.id));
	return {
		status: 200,
		json: page(
			call,
			"tickets",
			tickets.map((ticket) => showTicket(desk, ticket)),
		),
	};
}

const getTicket = withTicket((desk, _call, ticket) => ({ status: 200, json: { ticket: showTicket(desk, ticket) } }));

const newestFirst = (call: Call) => call.query.get("sort_order") === "desc" || call.query.get("sort")?.startsWith("-") === true;

const getAudits = withTicket((_desk, call, ticket) => {
	const audits = ticket.audits.map(showAudit);
	return { status: 200, json: page(call, "audits", newestFirst(call) ? audits.reverse() : audits) };
});

const getComments = withTicket((_desk, call, ticket) => {
	const comments = showComments(ticket);
	return { status: 200, json: page(call, "comments", newestFirst(call) ? comments.reverse() : comments) };
});

export const ticketRoutes: Route[] = [
	{ method: "GET", path: "/api/v2/tickets", scope: "tickets", run: listTickets },
	{ method: "POST", path: "/api/v2/tickets", scope: "tickets", run: postTicket },
	{ method: "GET", path: "/api/v2/tickets/show_many", scope: "tickets", run: showMany },
	{ method: "GET", path: "/api/v2/tickets/:id", scope: "tickets", run: getTicket },
	{ method: "PUT", path: "/api/v2/tickets/:id", scope: "tickets", run: putTicket },
	{ method: "GET", path: "/api/v2/tickets/:id/audits", scope: "all", run: getAudits },
	{ method: "GET", path: "/api/v2/tickets/:id/comments", scope: "tickets", run: getComments },
];
