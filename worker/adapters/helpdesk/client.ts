import type { Clock, HelpdeskFault } from "../../ports.ts";
import { exchange, type Fetch, type Reply, retryAfterMs } from "../exchange.ts";
import { parseWithIds } from "./json.ts";
import { currentToken, type ZendeskSettings } from "./token.ts";

/** An answer that says something for sure: done, or refused. */
export type Answer = { status: number; json: unknown };

export type Request = { method?: "GET" | "POST" | "PUT" | "DELETE"; path: string; body?: unknown; headers?: Record<string, string> };

export type ZendeskClient = {
	ask(request: Request): Promise<Answer | HelpdeskFault>;
	/** A page address that Zendesk gave us, only if it is its own. */
	own(address: string): string | null;
};

export function zendeskClient(settings: ZendeskSettings, clock: Clock, fetcher?: Fetch): ZendeskClient {
	const root = URL.parse(settings.baseUrl);
	return {
		// A wrong address in the settings must not keep the rest of the house from working.
		ask: async (request) => (root ? ask({ settings, clock, fetcher, root }, request) : waitForAdmin),
		own: (address) => {
			const url = address && root ? URL.parse(address, root) : null;
			return url?.origin === root?.origin && url ? url.pathname + url.search : null;
		},
	};
}

type Connection = { settings: ZendeskSettings; clock: Clock; fetcher?: Fetch; root: URL };

async function ask(connection: Connection, request: Request): Promise<Answer | HelpdeskFault> {
	const { settings, clock, fetcher } = connection;
	const first = await currentToken(settings, clock, fetcher);
	if ("kind" in first) return first;
	const reply = await send(connection, request, first.token);
	if (reply?.status !== 401) return judge(reply, clock.now());
	const second = await currentToken(settings, clock, fetcher, first.token);
	if ("kind" in second) return second;
	const again = await send(connection, request, second.token);
	// Refused for who asks, not for what is asked.
	return again?.status === 401 ? waitForAdmin : judge(again, clock.now());
}

function send({ root, fetcher }: Connection, { method = "GET", path, body, headers }: Request, token: string): Promise<Reply | null> {
	const sent = new Headers({ authorization: `Bearer ${token}`, accept: "application/json", ...headers });
	if (body !== undefined) sent.set("content-type", "application/json");
	const init = { method, headers: sent, body: body === undefined ? undefined : JSON.stringify(body) };
	return exchange(new URL(path, root).href, init, fetcher);
}

function judge(reply: Reply | null, now: number): Answer | HelpdeskFault {
	if (!reply || reply.status === 408) return { kind: "unknown" };
	const { status, headers } = reply;
	const json = parseWithIds(reply.text);
	if (status === 429 || status === 503) return { kind: "busy", retryAfterMs: retryAfterMs(headers, now) };
	// Zendesk's own words for "two changes at once, neither is at fault": repeat it.
	if (status === 409 && /DatabaseConflict|UpdateConflict/.test(reply.text ?? "")) return { kind: "busy", retryAfterMs: null };
	// The address is not the account's own, and the token goes nowhere else.
	if (status >= 300 && status < 400) return waitForAdmin;
	if (status >= 500) return { kind: "unknown" };
	if (status < 300 && status !== 204 && json === undefined) return { kind: "unknown" };
	return { status, json };
}

/** Nothing was done, and nothing is lost: it is done when an admin has put the connection right. */
const waitForAdmin: HelpdeskFault = { kind: "busy", retryAfterMs: null };

/** For questions that have no refusal of their own: no answer means ask again. */
export const noAnswer: HelpdeskFault = { kind: "unknown" };
