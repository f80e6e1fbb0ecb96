import * as z from "zod/mini";
import type { NoAnswer, PmRefusal } from "../../ports.ts";
import { outsideAddress } from "./address.ts";
import { type Answer, ask, unheard } from "./ask.ts";
import type { FhirSettings, FhirTools } from "./client.ts";
import { signedJwt } from "./key.ts";

type SigningKey = NonNullable<FhirSettings["key"]>;
type Token = { token: string; goodUntil: number };

/** SMART allows five minutes; a server whose clock is late still sees less than that. */
const ASSERTION_LIFE_S = 4 * 60;
/** What SMART recommends; used when the answer names no life. */
const USUAL_LIFE_S = 300;

const Discovered = z.object({ token_endpoint: z.string() });
const Granted = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.nullish(z.coerce.number()) });

/** For the life of the isolate, by everything that a token depends on. */
const tokens = new Map<string, Token>();

/** The token to use now. `spent`: one that the server has just refused. */
export async function currentToken(settings: FhirSettings, tools: FhirTools, spent?: string): Promise<Token | PmRefusal | NoAnswer> {
	const key = JSON.stringify([settings.baseUrl, settings.clientId, settings.scopes, settings.key?.kid]);
	const known = tokens.get(key);
	if (known && known.token !== spent && tools.clock.now() < known.goodUntil) return known;
	tokens.delete(key);
	const token = await requestToken(settings, tools);
	if ("token" in token) tokens.set(key, token);
	return token;
}

const CANNOT_GIVE: PmRefusal = { kind: "refused", trouble: "cannot_give" };

/** SMART Backend Services: no secret is shared, a signed statement says who asks. */
async function requestToken(settings: FhirSettings, tools: FhirTools): Promise<Token | PmRefusal | NoAnswer> {
	const { key } = settings;
	if (!key) return { kind: "refused", trouble: "not_allowed" };
	const now = tools.clock.now();
	const endpoint = await tokenEndpoint(settings, tools);
	if (typeof endpoint !== "string") return endpoint;
	const form = new URLSearchParams({
		grant_type: "client_credentials",
		scope: settings.scopes,
		client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
		client_assertion: await assertion(settings, key, endpoint, now),
	});
	const headers = { "content-type": "application/x-www-form-urlencoded", accept: "application/json" };
	const answer = await ask(endpoint, { method: "POST", headers, body: form.toString() }, now, tools.fetcher);
	if ("kind" in answer) return answer;
	const granted = Granted.safeParse(answer.status === 200 ? answer.json : undefined);
	if (!granted.success) return denied(answer);
	const lifeMs = (granted.data.expires_in || USUAL_LIFE_S) * 1000;
	return { token: granted.data.access_token, goodUntil: now + lifeMs - Math.min(30_000, lifeMs / 4) };
}

async function tokenEndpoint(settings: FhirSettings, tools: FhirTools): Promise<string | PmRefusal | NoAnswer> {
	const url = `${settings.baseUrl}/.well-known/smart-configuration`;
	const answer = await ask(url, { headers: { accept: "application/json" } }, tools.clock.now(), tools.fetcher);
	if ("kind" in answer) return answer;
	const discovered = Discovered.safeParse(answer.status === 200 ? answer.json : undefined);
	// What broke off is asked for again; what says nothing of tokens will say no more tomorrow.
	if (!discovered.success) return answer.status === 200 && answer.json !== undefined ? CANNOT_GIVE : unheard(answer);
	const address = URL.parse(discovered.data.token_endpoint, url)?.href ?? "";
	return outsideAddress(address, settings.nearby)?.href ?? CANNOT_GIVE;
}

function assertion({ clientId, algorithm }: FhirSettings, key: SigningKey, audience: string, now: number): Promise<string> {
	const seconds = Math.floor(now / 1000);
	const claims = { iss: clientId, sub: clientId, aud: audience, jti: crypto.randomUUID(), iat: seconds, exp: seconds + ASSERTION_LIFE_S };
	return signedJwt(claims, algorithm, key.kid, key.privateJwk);
}

/** RFC 6749: a client that is not accepted, or asks for what it may not have, hears 400. */
function denied(answer: Answer): PmRefusal | NoAnswer {
	return answer.status === 400 ? { kind: "refused", trouble: "not_allowed" } : unheard(answer);
}
