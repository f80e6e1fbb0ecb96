import type { IncomingMessage, ServerResponse } from "node:http";
import { controlRoutes } from "../control/routes.ts";
import type { Desk } from "../desk/desk.ts";
import { answer } from "./answer.ts";
import { parseJson, readBody } from "./body.ts";
import { findRoute } from "./router.ts";
import { whoCalls } from "./who.ts";

/** Tests and the pages' own buttons; never met at Zendesk. */
export async function serveControl(desk: Desk, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
	const found = findRoute(controlRoutes, request.method ?? "GET", url.pathname);
	if (found === null) return answer(response, { status: 404, json: { error: "There is no such control." } });
	const raw = await readBody(request);
	const { actor } = whoCalls(desk, undefined, request.headers.cookie);
	const call = {
		method: request.method ?? "GET",
		origin: url.origin,
		path: url.pathname,
		query: url.searchParams,
		header: () => null,
		raw,
		body: parseJson(raw),
		actor,
		channel: "web" as const,
	};
	answer(response, await found.route.run(desk, call, found.params));
}
