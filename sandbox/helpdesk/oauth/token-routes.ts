import type { Desk } from "../desk/desk.ts";
import type { Token } from "../desk/state.ts";
import type { Call, Reply } from "../http/call.ts";
import { forbidden, notFound } from "../http/refusals.ts";
import type { Params, Route } from "../http/router.ts";
import { clientsOf } from "./clients.ts";

const held = (desk: Desk, call: Call): Token | undefined =>
	desk.state.tokens.find((each) => call.header("authorization") === `Bearer ${each.token}`);

function currentToken(desk: Desk, call: Call): Reply {
	const token = held(desk, call);
	if (token === undefined) return notFound();
	const expires_at = new Date(token.expires).toISOString();
	const { id, client = 1, user = desk.apiUserId, scope } = token;
	return { status: 200, json: { token: { id, client_id: client, user_id: user, scopes: scope.split(" "), expires_at } } };
}

/** An admin may end any token, another only their own. */
function endToken(desk: Desk, call: Call, params: Params): Reply {
	const token = desk.state.tokens.find((each) => String(each.id) === params.id);
	if (token === undefined) return notFound();
	if (call.actor?.role !== "admin" && token !== held(desk, call)) return forbidden();
	desk.state.tokens = desk.state.tokens.filter((each) => each !== token);
	desk.keep();
	return { status: 204, text: "" };
}

/** For admins alone, as at Zendesk. */
function getClient(desk: Desk, call: Call, params: Params): Reply {
	if (call.actor?.role !== "admin") return forbidden();
	const client = clientsOf(desk).find(({ id }) => String(id) === params.id);
	return client === undefined ? notFound() : { status: 200, json: { client: { id: client.id, identifier: client.identifier } } };
}

export const ownTokenRoutes: Route[] = [
	{ method: "GET", path: "/api/v2/oauth/tokens/current", scope: "users", run: currentToken },
	{ method: "DELETE", path: "/api/v2/oauth/tokens/:id", scope: "all", run: endToken },
	{ method: "GET", path: "/api/v2/oauth/clients/:id", scope: "users", run: getClient },
];
