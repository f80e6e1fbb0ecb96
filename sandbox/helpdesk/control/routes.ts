import * as z from "zod/mini";
import { showTicket, showUser } from "../api/show.ts";
import type { Desk } from "../desk/desk.ts";
import type { Ticket, User } from "../desk/state.ts";
import type { Call, Reply } from "../http/call.ts";
import type { Params, Route } from "../http/router.ts";
import { AGENT_COOKIE } from "../http/who.ts";
import { LoadRequest, mintLoad } from "../loads/load-token.ts";
import { createTicket } from "../ticket/create.ts";
import { closeTicket, deleteTicket, eraseTicket, mergeTicket, restoreTicket } from "../ticket/end.ts";
import { TicketEnvelope } from "../ticket/input.ts";
import { Fault, isPossible } from "./faults.ts";

const wrong = (message: string): Reply => ({ status: 400, json: { error: message } });
const done = (): Reply => ({ status: 200, json: {} });

function addFault(desk: Desk, call: Call): Reply {
	const parsed = Fault.safeParse(call.body);
	if (!parsed.success) return wrong("A fault needs `on` and `kind`; `times`, `retryAfter` and `delayMs` are free.");
	if (!isPossible(parsed.data)) return wrong(`${parsed.data.kind} cannot happen to ${parsed.data.on}`);
	desk.faults.add(parsed.data);
	return listFaults(desk);
}

const listFaults = (desk: Desk): Reply => ({ status: 200, json: { items: desk.faults.list() } });

function clearFaults(desk: Desk, call: Call): Reply {
	desk.faults.clear({ on: call.query.get("on") ?? undefined, kind: call.query.get("kind") ?? undefined });
	return listFaults(desk);
}

const readJournal = (desk: Desk, call: Call): Reply => ({
	status: 200,
	json: { items: desk.journal.since(Number(call.query.get("since") ?? 0)) },
});

const readTickets = (desk: Desk): Reply => ({ status: 200, json: { items: desk.state.tickets } });
const readUsers = (desk: Desk): Reply => ({ status: 200, json: { items: desk.state.users.map((user) => showUser(desk, user)) } });

const Actor = z.object({ agentId: z.optional(z.union([z.string(), z.number()])) });

/** The agent named in the body, else the one signed in, else the first. */
function actorOf(desk: Desk, call: Call): User | undefined {
	const named = Actor.safeParse(call.body);
	const id = named.success ? named.data.agentId : undefined;
	if (id !== undefined) return desk.user(Number(id));
	return call.actor ?? desk.user(Number(desk.options.agents[0]?.id));
}

function onTicket(act: (desk: Desk, ticket: Ticket, actor: User, call: Call) => Reply): Route["run"] {
	return (desk: Desk, call: Call, params: Params) => {
		const ticket = desk.ticket(Number(params.id));
		const actor = actorOf(desk, call);
		if (ticket === undefined || actor === undefined) return { status: 404, json: { error: "There is no such ticket or agent." } };
		return act(desk, ticket, actor, call);
	};
}

const Into = z.object({ into: z.union([z.string(), z.number()]) });

const merge = onTicket((desk, ticket, actor, call) => {
	const parsed = Into.safeParse(call.body);
	const target = parsed.success ? desk.ticket(Number(parsed.data.into)) : undefined;
	if (target === undefined || target === ticket) return wrong("`into` must be another ticket");
	mergeTicket(desk, ticket, target, actor);
	return done();
});

const end = (act: (desk: Desk, ticket: Ticket, actor: User) => void) =>
	onTicket((desk, ticket, actor) => {
		act(desk, ticket, actor);
		return done();
	});

/** A ticket that an agent opened by hand, as on the telephone. */
function openTicket(desk: Desk, call: Call): Reply {
	const parsed = TicketEnvelope.safeParse(call.body);
	const actor = actorOf(desk, call);
	if (!parsed.success || actor === undefined) return wrong("`ticket` is missing or of a wrong type");
	const created = createTicket(desk, parsed.data.ticket, actor, "web");
	return "refusal" in created ? created.refusal : { status: 201, json: { ticket: showTicket(desk, created.ticket) } };
}

function mintToken(desk: Desk, call: Call): Reply {
	const parsed = LoadRequest.safeParse(call.body);
	const actor = actorOf(desk, call);
	if (!parsed.success) return wrong("A load needs `place`.");
	const agentId = parsed.data.agentId ?? actor?.id;
	return agentId === undefined ? wrong("Nobody is signed in.") : { status: 200, json: mintLoad(desk, { ...parsed.data, agentId }) };
}

function login(desk: Desk, call: Call): Reply {
	const agent = actorOf(desk, call);
	if (agent === undefined || agent.role === "end-user") return { status: 404, json: { error: "There is no such agent." } };
	const cookie = `${AGENT_COOKIE}=${agent.id}`;
	return {
		status: 200,
		json: { agent: showUser(desk, agent), cookie },
		headers: { "set-cookie": `${cookie}; Path=/; HttpOnly; SameSite=Lax` },
	};
}

export const controlRoutes: Route[] = [
	{ method: "GET", path: "/_/faults", scope: null, run: listFaults },
	{ method: "POST", path: "/_/faults", scope: null, run: addFault },
	{ method: "DELETE", path: "/_/faults", scope: null, run: clearFaults },
	{ method: "GET", path: "/_/journal", scope: null, run: readJournal },
	{ method: "GET", path: "/_/users", scope: null, run: readUsers },
	{ method: "GET", path: "/_/tickets", scope: null, run: readTickets },
	{ method: "POST", path: "/_/tickets", scope: null, run: openTicket },
	{ method: "POST", path: "/_/tickets/:id/close", scope: null, run: end(closeTicket) },
	{ method: "POST", path: "/_/tickets/:id/delete", scope: null, run: end(deleteTicket) },
	{ method: "POST", path: "/_/tickets/:id/restore", scope: null, run: end(restoreTicket) },
	{ method: "POST", path: "/_/tickets/:id/erase", scope: null, run: end(eraseTicket) },
	{ method: "POST", path: "/_/tickets/:id/merge", scope: null, run: merge },
	{ method: "POST", path: "/_/tokens", scope: null, run: mintToken },
	{ method: "POST", path: "/_/login", scope: null, run: login },
];
