import { createHash, createHmac, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import * as z from "zod/mini";
import type { Desk } from "../desk/desk.ts";
import { publicKeyPem } from "./keys.ts";

export const LoadRequest = z.object({
	place: z.string(),
	/** The agent who loads; a page's own agent when left out. */
	agentId: z.optional(z.union([z.string(), z.number()])),
	appGuid: z.optional(z.string()),
	colorScheme: z.optional(z.enum(["light", "dark"])),
	/** Laid over the right claims; null takes one away. For tests of what must be refused. */
	claims: z.optional(z.record(z.string(), z.unknown())),
	alg: z._default(z.enum(["RS256", "RS512", "HS256", "none"]), "RS256"),
	/** `other`: signed by a key that is not the app's. */
	key: z._default(z.enum(["app", "other"]), "app"),
	expired: z._default(z.boolean(), false),
	notYet: z._default(z.boolean(), false),
	/** The `origin` in the address, when it is to be wrong. */
	origin: z.optional(z.string()),
});
export type LoadRequest = z.infer<typeof LoadRequest>;

const LIFE_S = 300;

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function rightClaims(desk: Desk, request: LoadRequest, query: string): Record<string, unknown> {
	const at = Math.floor(desk.now() / 1000);
	const shift = request.expired ? -2 * LIFE_S : request.notYet ? 2 * LIFE_S : 0;
	return {
		iat: at + shift,
		nbf: at + shift,
		exp: at + shift + LIFE_S,
		iss: new URL(desk.url).host,
		aud: `${desk.url}/api/v2/apps/installations/${desk.options.installationId}.json`,
		sub: `${desk.url}/api/v2/users/${request.agentId}.json`,
		cnf: { jku: `${desk.url}/api/v2/apps/${desk.options.appId}/public_key` },
		qsh: createHash("sha256").update(query).digest("hex"),
		context: { product: "support", location: request.place },
	};
}

function sign(desk: Desk, alg: LoadRequest["alg"], key: LoadRequest["key"], input: string): string {
	if (alg === "none") return "";
	// The classic confusion: the public key, which everybody has, used as a shared secret.
	if (alg === "HS256") return createHmac("sha256", publicKeyPem(desk.state.signingKey)).update(input).digest("base64url");
	const pem = key === "app" ? desk.state.signingKey : generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
	return createSign(alg === "RS256" ? "RSA-SHA256" : "RSA-SHA512")
		.update(input)
		.sign(pem, "base64url");
}

export type Load = { url: string; token: string; appGuid: string };

/** What the helpdesk posts into an app's iframe: the address and the signed token. */
export function mintLoad(desk: Desk, request: LoadRequest): Load {
	const appGuid = request.appGuid ?? randomUUID();
	const query = new URLSearchParams({ origin: request.origin ?? desk.url, app_guid: appGuid });
	if (request.colorScheme !== undefined) query.set("colorScheme", request.colorScheme);
	const merged = { ...rightClaims(desk, request, query.toString()), ...request.claims };
	const claims = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
	const input = `${base64url({ alg: request.alg, typ: "JWT" })}.${base64url(claims)}`;
	const token = `${input}.${sign(desk, request.alg, request.key, input)}`;
	return { url: `${desk.options.workerUrl}/helpdesk/${request.place}?${query}`, token, appGuid };
}
