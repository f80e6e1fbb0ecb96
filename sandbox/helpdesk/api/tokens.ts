import { randomBytes, timingSafeEqual } from "node:crypto";
import * as z from "zod/mini";
import type { Desk } from "../desk/desk.ts";
import type { Call, Reply } from "../http/call.ts";
import type { Route } from "../http/router.ts";
import { holderOfCode } from "../oauth/grant-code.ts";
import { ownTokenRoutes } from "../oauth/token-routes.ts";

const Grant = z.object({
	grant_type: z.string(),
	client_id: z.optional(z.string()),
	client_secret: z.optional(z.string()),
	scope: z.optional(z.unknown()),
	expires_in: z.optional(z.number()),
});

const SHORTEST_S = 300;
const LONGEST_S = 172_800;
const DEFAULT_S = 1800;

function same(left: string, right: string): boolean {
	const [a, b] = [Buffer.from(left), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}

const refused = (status: number, error: string, description: string): Reply => ({
	status,
	json: { error, error_description: description },
});

/** OAuth 2.0: client credentials (RFC 6749 4.4), or a code with PKCE for a client without a secret. */
function grantToken(desk: Desk, call: Call): Reply {
	const grant = Grant.safeParse(call.body);
	if (!grant.success) return refused(400, "invalid_request", "The request is missing a required parameter or is otherwise malformed.");
	const { grant_type, client_id = "", client_secret = "", scope, expires_in = DEFAULT_S } = grant.data;
	if (expires_in < SHORTEST_S || expires_in > LONGEST_S)
		return refused(400, "invalid_request", "expires_in must be between 300 and 172800.");
	if (grant_type === "authorization_code") {
		const holder = holderOfCode(desk, call.body);
		return holder
			? newToken(desk, holder.scope, expires_in, holder)
			: refused(400, "invalid_grant", "The provided authorization grant is invalid, expired, revoked, or was issued to another client.");
	}
	if (grant_type !== "client_credentials") return refused(400, "unsupported_grant_type", "The authorization grant type is not supported.");
	if (!same(client_id, desk.options.clientId) || !same(client_secret, desk.options.clientSecret)) {
		return refused(401, "invalid_client", "Client authentication failed due to unknown client or wrong secret.");
	}
	return newToken(desk, scope, expires_in);
}

function newToken(desk: Desk, scope: unknown, expires_in: number, holder: { client?: number; user?: number } = {}): Reply {
	const token = {
		id: desk.nextId(),
		token: randomBytes(32).toString("hex"),
		scope: typeof scope === "string" ? scope : "",
		usable: typeof scope === "string",
		expires: desk.now() + expires_in * 1000,
		client: holder.client,
		user: holder.user,
	};
	desk.state.tokens = [...desk.state.tokens.filter((each) => each.expires > desk.now()), token];
	desk.keep();
	return { status: 201, json: { access_token: token.token, token_type: "bearer", scope: token.scope, expires_in } };
}

export const tokenRoutes: Route[] = [{ method: "POST", path: "/oauth/tokens", scope: null, run: grantToken }, ...ownTokenRoutes];
