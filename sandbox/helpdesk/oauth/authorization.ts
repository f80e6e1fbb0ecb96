import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod/mini";
import type { Desk } from "../desk/desk.ts";
import type { User } from "../desk/state.ts";
import { answer } from "../http/answer.ts";
import { readBody } from "../http/body.ts";
import { AGENT_COOKIE, whoCalls } from "../http/who.ts";
import { consentPage, refusalPage } from "./authorization-page.ts";
import { type OAuthClient, publicClient } from "./clients.ts";

/** RFC 6749 4.1.1 with RFC 7636 4.3; a client without a secret does not go without a challenge. */
const Ask = z.object({
	response_type: z.literal("code"),
	client_id: z.string(),
	redirect_uri: z.string(),
	scope: z.string(),
	state: z.optional(z.string()),
	code_challenge: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
	code_challenge_method: z.literal("S256"),
});
type Ask = z.infer<typeof Ask>;

const Said = z.object({ asked: z.string(), agent: z.optional(z.string()), answer: z.enum(["allow", "deny"]) });

/** What a page asked of a person, until they answer: no other site's form can answer for them. */
const pending = new WeakMap<Desk, Map<string, Ask>>();

const SCOPES = new Set(["read", "write"]);
const CODE_MS = 120_000;

export const isAuthorization = (path: string) => path === "/oauth/authorizations/new" || path === "/oauth/authorizations";

export async function serveAuthorization(desk: Desk, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
	if (request.method === "GET" && url.pathname.endsWith("/new")) return showAsk(desk, request, response, url);
	if (request.method === "POST" && !url.pathname.endsWith("/new")) return hearAnswer(desk, request, response);
	answer(response, { status: 405, text: "This address does not take that method." });
}

function showAsk(desk: Desk, request: IncomingMessage, response: ServerResponse, url: URL): void {
	const ask = Ask.safeParse(Object.fromEntries(url.searchParams));
	const client = ask.success ? publicClient(desk, ask.data.client_id) : undefined;
	// Nobody is sent to an address that the client did not name before.
	if (!ask.success || !client?.redirectUris.includes(ask.data.redirect_uri)) return answer(response, { status: 400, html: refusalPage() });
	if (ask.data.scope.split(" ").some((scope) => !SCOPES.has(scope))) return sendBack(response, ask.data, { error: "invalid_scope" });
	const asked = randomBytes(16).toString("hex");
	const open = pending.get(desk) ?? new Map<string, Ask>();
	pending.set(desk, open.set(asked, ask.data));
	const { actor } = whoCalls(desk, undefined, request.headers.cookie);
	answer(response, { status: 200, html: consentPage({ asked, client, scope: ask.data.scope, actor, agents: agentsOf(desk) }) });
}

async function hearAnswer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const said = Said.safeParse(Object.fromEntries(new URLSearchParams(await readBody(request))));
	const ask = said.success ? pending.get(desk)?.get(said.data.asked) : undefined;
	const client = ask && publicClient(desk, ask.client_id);
	if (!said.success || !ask || !client) return answer(response, { status: 400, html: refusalPage() });
	const { actor } = whoCalls(desk, undefined, request.headers.cookie);
	const user = actor ?? agentsOf(desk).find(({ id }) => String(id) === said.data.agent);
	if (!user) return answer(response, { status: 400, html: refusalPage() });
	pending.get(desk)?.delete(said.data.asked);
	const signedIn = { "set-cookie": `${AGENT_COOKIE}=${user.id}; Path=/; HttpOnly; SameSite=Lax` };
	const outcome: Record<string, string> =
		said.data.answer === "allow" ? { code: newCode(desk, ask, client, user) } : { error: "access_denied" };
	sendBack(response, ask, outcome, signedIn);
}

const agentsOf = (desk: Desk): User[] => desk.options.agents.flatMap((agent) => desk.user(Number(agent.id)) ?? []);

function newCode(desk: Desk, ask: Ask, client: OAuthClient, user: User): string {
	const code = randomBytes(32).toString("hex");
	const kept = { code, client: client.id, user: user.id, scope: ask.scope, redirect: ask.redirect_uri, challenge: ask.code_challenge };
	desk.state.codes = [...desk.state.codes.filter((each) => each.expires > desk.now()), { ...kept, expires: desk.now() + CODE_MS }];
	desk.keep();
	return code;
}

function sendBack(response: ServerResponse, ask: Ask, outcome: Record<string, string>, headers: Record<string, string> = {}): void {
	const query = new URLSearchParams({ ...outcome, ...(ask.state === undefined ? {} : { state: ask.state }) });
	answer(response, { status: 302, text: "", headers: { ...headers, location: `${ask.redirect_uri}?${query}` } });
}
