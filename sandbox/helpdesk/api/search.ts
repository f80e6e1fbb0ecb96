import type { Desk } from "../desk/desk.ts";
import type { Ticket, User } from "../desk/state.ts";
import type { Call, Reply } from "../http/call.ts";
import { malformed } from "../http/refusals.ts";
import type { Route } from "../http/router.ts";
import { page } from "./pages.ts";
import { showTicket, showUser } from "./show.ts";

const DEFAULT_LAG_MS = 60_000;

function termsOf(query: string): { key: string; value: string }[] {
	return query.split(/\s+/).map((word) => {
		const at = word.indexOf(":");
		return at < 0
			? { key: "", value: word.toLowerCase() }
			: {
					key: word.slice(0, at),
					value: word
						.slice(at + 1)
						.replaceAll('"', "")
						.toLowerCase(),
				};
	});
}

function userFits(user: User, key: string, value: string): boolean {
	if (key === "type") return value === "user";
	if (key === "role") return user.role === value;
	if (key === "phone") return (user.phone ?? "").endsWith(value.replaceAll("*", ""));
	if (key === "external_id") return user.external_id?.toLowerCase() === value;
	return key === "" && user.name.toLowerCase().includes(value);
}

function ticketFits(ticket: Ticket, key: string, value: string): boolean {
	if (key === "type") return value === "ticket";
	if (key === "status") return ticket.status === value;
	if (key === "tags") return ticket.tags.includes(value);
	if (key === "external_id") return ticket.external_id?.toLowerCase() === value;
	if (key === "requester_id" || key === "requester") return String(ticket.requester_id) === value;
	return key === "" && `${ticket.subject} ${ticket.description}`.toLowerCase().includes(value);
}

/** The index is minutes behind: nothing made just now is found. */
function search(desk: Desk, call: Call): Reply {
	const query = call.query.get("query");
	if (query === null || query.trim() === "") return malformed("query is needed");
	const terms = termsOf(query.trim());
	const newest = desk.now() - (desk.options.searchLagMs ?? DEFAULT_LAG_MS);
	const users = desk.state.users.filter((user) => user.changed <= newest && terms.every(({ key, value }) => userFits(user, key, value)));
	const tickets = desk.state.tickets.filter(
		(ticket) => !ticket.deleted && ticket.changed <= newest && terms.every(({ key, value }) => ticketFits(ticket, key, value)),
	);
	const found = [
		...users.map((user) => ({ ...showUser(desk, user), result_type: "user" })),
		...tickets.map((ticket) => ({ ...showTicket(desk, ticket), result_type: "ticket" })),
	];
	return { status: 200, json: page(call, "results", found) };
}

export const searchRoutes: Route[] = [{ method: "GET", path: "/api/v2/search", scope: "all", run: search }];
