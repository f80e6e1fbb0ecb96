import * as z from "zod/mini";
import type { HelpdeskFault, HelpdeskSignIn } from "../../ports.ts";
import { exchange, type Fetch, type Reply, retryAfterMs } from "../exchange.ts";
import { parseWithIds } from "./json.ts";
import { Id } from "./ticket-resource.ts";

export type SignInSettings = { baseUrl: string; clientId: string };

/** As little as Zendesk gives: who it is, and nothing may be changed. */
const SCOPE = "read";
/** The shortest life that Zendesk gives; the token is let go long before. */
const LIFE_S = 300;

const Granted = z.object({ access_token: z.string().check(z.minLength(1)) });
const Current = z.object({
	token: z.object({
		id: z.nullish(Id),
		client_id: z.union([z.string(), z.number()]),
		user_id: z.nullable(Id),
		scopes: z.array(z.string()),
	}),
});
const Client = z.object({ client: z.object({ identifier: z.string() }) });
/** To a token it does not know Zendesk answers 200 with an anonymous user, whose id is null. */
const Me = z.object({ user: z.object({ id: z.nullable(Id) }) });

type Denied = { kind: "denied" };
type TokenFacts = z.infer<typeof Current>["token"];
type Ask = (path: string, method?: "GET" | "DELETE") => Promise<Reply | null>;

const denied: Denied = { kind: "denied" };

/** OAuth 2.0 code with PKCE (RFC 7636) for a public client: Zendesk gives the code's token to nobody but who began. */
export function zendeskSignIn(settings: SignInSettings, fetcher?: Fetch): HelpdeskSignIn {
	const { baseUrl, clientId } = settings;
	return {
		address({ redirectUri, state, challenge }) {
			const query = { response_type: "code", client_id: clientId, redirect_uri: redirectUri, scope: SCOPE, state };
			const pkce = { code_challenge: challenge, code_challenge_method: "S256" };
			return new URL(`/oauth/authorizations/new?${new URLSearchParams({ ...query, ...pkce })}`, baseUrl).href;
		},
		async whoCame(answer) {
			const token = await traded(settings, answer, fetcher);
			if (typeof token !== "string") return token;
			const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
			const ask: Ask = (path, method = "GET") => exchange(new URL(path, baseUrl).href, { method, headers }, fetcher);
			const current = read(await ask("/api/v2/oauth/tokens/current"), Current);
			if ("kind" in current) return current;
			const who = await holder(current.token, clientId, ask);
			// A wish: Zendesk may not let a token that only reads end itself. It ends within minutes, and is kept nowhere.
			if (current.token.id) await ask(`/api/v2/oauth/tokens/${encodeURIComponent(current.token.id)}`, "DELETE");
			return who;
		},
	};
}

async function traded(
	{ baseUrl, clientId }: SignInSettings,
	{ code, redirectUri, verifier }: { code: string; redirectUri: string; verifier: string },
	fetcher?: Fetch,
): Promise<string | Denied | HelpdeskFault> {
	const wanted = { grant_type: "authorization_code", code, client_id: clientId, redirect_uri: redirectUri, code_verifier: verifier };
	const body = JSON.stringify({ ...wanted, scope: SCOPE, expires_in: LIFE_S });
	const headers = { "content-type": "application/json", accept: "application/json" };
	const granted = read(await exchange(new URL("/oauth/tokens", baseUrl).href, { method: "POST", headers, body }, fetcher), Granted);
	return "kind" in granted ? granted : granted.access_token;
}

/** The token's owner, if Zendesk names one and the same person twice, for a token of ours that may read and no more. */
async function holder(token: TokenFacts, clientId: string, ask: Ask): Promise<{ id: string } | Denied | HelpdeskFault> {
	if (token.scopes.length === 0 || token.scopes.some((scope) => scope !== SCOPE)) return denied;
	const ours = await isOurs(token, clientId, ask);
	if (ours !== true) return ours;
	const me = read(await ask("/api/v2/users/me"), Me);
	if ("kind" in me) return me;
	return me.user.id !== null && me.user.id === token.user_id ? { id: me.user.id } : denied;
}

/**
 * Zendesk names the client by a number, which the settings do not know, and shows what belongs to it to admins only.
 * An agent it tells nothing: then the exchange is the proof, for it is made for our client, with a verifier that never left the Worker.
 */
async function isOurs(token: TokenFacts, clientId: string, ask: Ask): Promise<true | Denied | HelpdeskFault> {
	const named = String(token.client_id);
	if (named === clientId) return true;
	if (!/^\d+$/.test(named) || /^\d+$/.test(clientId)) return denied;
	const reply = await ask(`/api/v2/oauth/clients/${named}`);
	if (reply && (reply.status === 401 || reply.status === 403 || reply.status === 404)) return true;
	const shown = read(reply, Client);
	if ("kind" in shown) return shown;
	return shown.client.identifier === clientId ? true : denied;
}

function read<T extends z.ZodMiniType>(reply: Reply | null, schema: T): z.infer<T> | Denied | HelpdeskFault {
	if (!reply) return { kind: "unknown" };
	const { status, headers, text } = reply;
	if (status === 429 || status === 503) return { kind: "busy", retryAfterMs: retryAfterMs(headers, Date.now()) };
	if (status >= 400 && status < 500 && status !== 408) return denied;
	const parsed = schema.safeParse(status < 300 ? parseWithIds(text) : undefined);
	return parsed.success ? parsed.data : { kind: "unknown" };
}
