import { exports } from "cloudflare:workers";
import { createHash } from "node:crypto";
import { vi } from "vitest";
import { CHROME_EXTENSION_ID, redirectOf } from "../../shared/schemas/extension-ids.ts";
import { testEnv } from "./clinic.ts";
import { ORIGIN } from "./staff-door.ts";

export const REDIRECT = redirectOf(CHROME_EXTENSION_ID) ?? "";
export const VERIFIER = "extension-verifier.".padEnd(60, "~");
export const STATE = "extension-state-0123456789";

const s256 = (text: string) => createHash("sha256").update(text).digest("base64url");

export const WISH = { redirect_uri: REDIRECT, state: STATE, code_challenge: s256(VERIFIER), code_challenge_method: "S256" };

type Query = Record<string, string> | [string, string][];

/** What Zendesk says to whoever comes with a code; each answer may be another. */
export type Truth = {
	user: string | null;
	owner?: string | null;
	client?: string | number;
	identifier?: string;
	scopes?: string[];
	trouble?: { path: string; reply: () => Response | Promise<Response> };
};

/** Zendesk's side of a sign-in, in front of whatever answers the rest. `challenge` is that of the last start. */
export function zendeskSigningIn(truth: Truth) {
	const before = globalThis.fetch;
	const seen = { asked: [] as string[], grants: [] as Record<string, unknown>[], ended: 0, challenge: "" };
	vi.stubGlobal("fetch", async (input: RequestInfo | URL, init: RequestInit = {}) => {
		const path = new URL(String(input)).pathname;
		const body = typeof init.body === "string" && path === "/oauth/tokens" ? JSON.parse(init.body) : null;
		const isPersons = new Headers(init.headers).get("authorization") === "Bearer persons-token";
		if (!isPersons && body?.grant_type !== "authorization_code") return before(input, init);
		seen.asked.push(`${init.method ?? "GET"} ${path}`);
		if (truth.trouble?.path === path) return truth.trouble.reply();
		if (body) {
			seen.grants.push(body);
			const fits = body.code === "zendesk-code" && s256(String(body.code_verifier)) === seen.challenge;
			return fits ? Response.json({ access_token: "persons-token", scope: "read" }, { status: 201 }) : Response.json({}, { status: 400 });
		}
		return ofToken(path, truth, seen);
	});
	return seen;
}

function ofToken(path: string, truth: Truth, seen: { ended: number }): Response {
	const number = (id: string | null) => (id === null ? null : Number(id));
	const { user, owner = user, client = testEnv.ZENDESK_EXTENSION_CLIENT_ID, scopes = ["read"], identifier } = truth;
	if (path.endsWith("/oauth/tokens/current")) {
		return Response.json({ token: { id: 77, client_id: client, user_id: number(owner), scopes, expires_at: "2026-11-02T15:04:05Z" } });
	}
	if (path.endsWith("/users/me")) return Response.json({ user: { id: number(user), name: "Ana Ruiz", role: user ? "agent" : "end-user" } });
	if (/\/oauth\/clients\/\d+$/.test(path)) {
		return identifier ? Response.json({ client: { id: client, identifier } }) : Response.json({ error: "Forbidden" }, { status: 403 });
	}
	seen.ended += 1;
	return new Response(null, { status: 204 });
}

/** A browser at the Worker's door: it follows nothing, and sends the cookies it is given. */
export function visit(path: string, query: Query, cookie?: string): Promise<Response> {
	const headers: HeadersInit = cookie === undefined ? {} : { Cookie: cookie };
	return exports.default.fetch(`${ORIGIN}/auth/extension/${path}?${new URLSearchParams(query)}`, { headers, redirect: "manual" });
}

/** A sign-in that has got as far as Zendesk's page. */
export async function atZendesk(wish: Query = WISH) {
	const response = await visit("start", wish);
	const address = new URL(response.headers.get("Location") ?? "");
	const cookie = (response.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
	return { response, address, cookie, state: address.searchParams.get("state") ?? "" };
}

/** Where an answer sends its browser, taken apart. */
export function sentTo(response: Response): { address: string; query: Record<string, string> } {
	const url = new URL(response.headers.get("Location") ?? "");
	return { address: url.origin + url.pathname, query: Object.fromEntries(url.searchParams) };
}
