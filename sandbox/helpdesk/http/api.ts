import type { IncomingMessage, ServerResponse } from "node:http";
import { appRoutes } from "../api/apps.ts";
import { endedTicketRoutes } from "../api/ended-tickets.ts";
import { searchRoutes } from "../api/search.ts";
import { tagRoutes } from "../api/tags.ts";
import { ticketRoutes } from "../api/tickets.ts";
import { tokenRoutes } from "../api/tokens.ts";
import { userRoutes } from "../api/users.ts";
import type { Desk } from "../desk/desk.ts";
import { answer } from "./answer.ts";
import { parseJson, readBody } from "./body.ts";
import type { Call, Reply } from "./call.ts";
import { faultReply, faultTarget, spoilBefore } from "./fault.ts";
import { malformed, noSuchPage, tooManyForAccount } from "./refusals.ts";
import { findRoute, type Route } from "./router.ts";
import { refuseCaller, type Who, whoCalls } from "./who.ts";

const ROUTES: readonly Route[] = [
	...tokenRoutes,
	...userRoutes,
	...ticketRoutes,
	...tagRoutes,
	...endedTicketRoutes,
	...appRoutes,
	...searchRoutes,
];

export const isApi = (path: string) => path.startsWith("/api/v2/") || path === "/oauth/tokens";

type Limited = { refusal: Reply | null; headers: Record<string, string> };

/** The account's budget; an agent in the browser does not use it up. */
function limitAccount(desk: Desk, who: Who): Limited {
	if (who.channel === "web") return { refusal: null, headers: {} };
	const { ok, total, remaining, resets } = desk.limiter.take("account", desk.limits.perMinute, 60_000);
	const left = String(remaining);
	const headers = {
		"x-rate-limit": String(total),
		"x-rate-limit-remaining": left,
		"ratelimit-limit": String(total),
		"ratelimit-remaining": left,
		"ratelimit-reset": String(resets),
	};
	return { refusal: ok ? null : tooManyForAccount(resets, headers), headers };
}

async function run(desk: Desk, call: Call, who: Who): Promise<Reply> {
	const found = findRoute(ROUTES, call.method, call.path);
	if (found === null) return noSuchPage();
	const refusal = refuseCaller(who, found.route);
	if (refusal !== null) return refusal;
	const limited = limitAccount(desk, who);
	if (limited.refusal !== null) return limited.refusal;
	if (call.body === null) return malformed("The request body is not JSON");
	const reply = await found.route.run(desk, call, found.params);
	return { ...reply, headers: { ...limited.headers, ...reply.headers } };
}

function callOf(request: IncomingMessage, url: URL, raw: string, who: Who): Call {
	return {
		method: request.method ?? "GET",
		origin: url.origin,
		path: url.pathname.replace(/\.json$/, ""),
		query: url.searchParams,
		header: (name) => {
			const value = request.headers[name];
			return typeof value === "string" ? value : null;
		},
		raw,
		body: parseJson(raw),
		actor: who.actor,
		channel: who.channel,
	};
}

export async function serveApi(desk: Desk, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
	const who = whoCalls(desk, request.headers.authorization, request.headers.cookie);
	const fromPage = who.channel === "web" && who.actor !== null;
	const call = callOf(request, url, await readBody(request), who);
	// A fault is for programs: the page stays usable, so that a person can watch the product cope.
	const fault = fromPage ? null : desk.faults.take(faultTarget(call.method, call.path));
	const entry = {
		kind: "request" as const,
		method: call.method,
		path: call.path + url.search,
		actor: call.actor?.id ?? null,
		idempotencyKey: call.header("idempotency-key"),
		body: call.path === "/oauth/tokens" ? undefined : call.body,
		...(fault === null ? {} : { fault: fault.kind }),
	};
	if (await spoilBefore(fault, request, response)) {
		desk.journal.add({ ...entry, status: fault?.kind === "hang" ? "hang" : "reset" });
		return;
	}
	const reply = (fault === null ? null : faultReply(fault)) ?? (await run(desk, call, who));
	desk.journal.add({ ...entry, status: fault?.kind === "reset_after" ? "reset" : reply.status });
	if (fault?.kind === "reset_after") request.socket.destroy();
	else answer(response, reply);
}
