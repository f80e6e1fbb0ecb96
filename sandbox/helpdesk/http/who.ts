import type { Desk } from "../desk/desk.ts";
import type { Token, User } from "../desk/state.ts";
import type { Reply } from "./call.ts";
import { badToken, forbidden, signedOut } from "./refusals.ts";
import type { Route } from "./router.ts";

export const AGENT_COOKIE = "simulated_helpdesk_agent";

export type Who = { actor: User | null; channel: "api" | "web"; token: Token | null; bad: boolean };

function agentOf(desk: Desk, cookies: string): User | null {
	const value = new RegExp(`(?:^|; )${AGENT_COOKIE}=(\\d+)`).exec(cookies)?.[1];
	const user = value === undefined ? undefined : desk.user(Number(value));
	return user === undefined || user.role === "end-user" ? null : user;
}

/** A bearer token acts as whoever gave it, else as the OAuth client's user; a browser cookie as the agent who signed in. */
export function whoCalls(desk: Desk, authorization: string | undefined, cookies: string | undefined): Who {
	if (authorization === undefined) {
		return { actor: agentOf(desk, cookies ?? ""), channel: "web", token: null, bad: false };
	}
	const secret = /^Bearer (\S+)$/.exec(authorization)?.[1];
	const token = desk.state.tokens.find((each) => each.token === secret && each.expires > desk.now());
	if (token === undefined) return { actor: null, channel: "api", token: null, bad: true };
	return { actor: desk.user(token.user ?? desk.apiUserId) ?? null, channel: "api", token, bad: false };
}

function scopeOpens(token: Token, route: Route): boolean {
	const right = route.method === "GET" ? "read" : "write";
	const scopes = token.scope.split(" ");
	return scopes.includes(right) || (route.scope !== "all" && scopes.includes(`${route.scope}:${right}`));
}

/** Null when the caller may come in. */
export function refuseCaller(who: Who, route: Route): Reply | null {
	if (who.bad) return badToken();
	if (route.scope === null) return null;
	if (who.actor === null) return signedOut();
	if (who.token !== null && (!who.token.usable || !scopeOpens(who.token, route))) return forbidden();
	return null;
}
