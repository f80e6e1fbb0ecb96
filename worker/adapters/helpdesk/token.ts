import * as z from "zod/mini";
import type { Clock, HelpdeskFault } from "../../ports.ts";
import { exchange, type Fetch, parseJson, retryAfterMs } from "../exchange.ts";

export type ZendeskSettings = { baseUrl: string; clientId: string; clientSecret: string };
export type Token = { token: string; goodUntil: number };

/** `read` as a whole: Zendesk opens ticket audits to no narrower scope. */
const SCOPE = "read tickets:write users:write";
const LIFE_S = 3600;
/** What Zendesk gives clients by default; used when the answer names no life. */
const SHORTEST_LIFE_S = 1800;
const MARGIN_MS = 60_000;
const PATIENCE_MS = 12_000;

const Granted = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.nullish(z.number()) });

/** One entry per account and client, for the life of the isolate: every object in it shares the token and the wait for it. */
const tokens = new Map<string, Token>();
const underway = new Map<string, Promise<Token | HelpdeskFault>>();

/** The token to use now. `spent`: one that Zendesk has just refused. */
export async function currentToken(
	settings: ZendeskSettings,
	clock: Clock,
	fetcher?: Fetch,
	spent?: string,
): Promise<Token | HelpdeskFault> {
	const key = `${settings.baseUrl} ${settings.clientId}`;
	const known = tokens.get(key);
	if (known && known.token !== spent && clock.now() < known.goodUntil) return known;
	const running = underway.get(key);
	// The request that asked may be gone, and its answer with it: then this one asks for itself.
	const shared = running ? await patiently(running) : null;
	if (shared) return shared;
	const asked = requestToken(settings, clock, fetcher);
	underway.set(key, asked);
	try {
		const token = await asked;
		if ("token" in token) tokens.set(key, token);
		return token;
	} finally {
		if (underway.get(key) === asked) underway.delete(key);
	}
}

async function requestToken({ baseUrl, clientId, clientSecret }: ZendeskSettings, clock: Clock, fetcher?: Fetch) {
	const wanted = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret, scope: SCOPE, expires_in: LIFE_S };
	const askedAt = clock.now();
	const reply = await exchange(
		new URL("/oauth/tokens", baseUrl).href,
		{ method: "POST", headers: { "content-type": "application/json", accept: "application/json" }, body: JSON.stringify(wanted) },
		fetcher,
	);
	const granted = Granted.safeParse(reply && reply.status < 300 ? parseJson(reply.text) : undefined);
	if (!granted.success) return busy(reply ? retryAfterMs(reply.headers, askedAt) : null);
	const lifeMs = (granted.data.expires_in ?? SHORTEST_LIFE_S) * 1000;
	return { token: granted.data.access_token, goodUntil: askedAt + lifeMs - Math.min(MARGIN_MS, lifeMs / 4) };
}

/** Without a token nothing was asked of Zendesk, so whatever was wanted is surely not done; also while the credentials are wrong. */
function busy(wait: number | null): HelpdeskFault {
	return { kind: "busy", retryAfterMs: wait };
}

async function patiently<T>(running: Promise<T>): Promise<T | null> {
	const { promise, resolve } = Promise.withResolvers<null>();
	const timer = setTimeout(resolve, PATIENCE_MS, null);
	try {
		return await Promise.race([running, promise]);
	} finally {
		clearTimeout(timer);
	}
}
