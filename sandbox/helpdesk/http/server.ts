import type { IncomingMessage, ServerResponse } from "node:http";
import type { Desk } from "../desk/desk.ts";
import { isAuthorization, serveAuthorization } from "../oauth/authorization.ts";
import { answer } from "./answer.ts";
import { isApi, serveApi } from "./api.ts";
import { serveControl } from "./control.ts";
import { servePage } from "./page.ts";

/** A page elsewhere that points its own name at this machine gets nothing. */
function isLoopback(host: string | undefined): boolean {
	return ["localhost", "127.0.0.1", "[::1]"].includes(URL.parse(`http://${host}`)?.hostname ?? "");
}

/** Another site's form can post, but not JSON: so it cannot act with the agent's cookie. */
function isForeignForm(request: IncomingMessage): boolean {
	const writes = request.method === "POST" || request.method === "PUT";
	return writes && request.headers["content-type"]?.startsWith("application/json") !== true;
}

async function serve(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const url = new URL(request.url ?? "/", desk.url);
	if (!isLoopback(request.headers.host)) return answer(response, { status: 421, text: "The simulated helpdesk answers on loopback only." });
	if (isAuthorization(url.pathname)) return serveAuthorization(desk, request, response, url);
	if (isForeignForm(request)) return answer(response, { status: 415, text: "Say it in JSON." });
	if (isApi(url.pathname)) return serveApi(desk, request, response, url);
	if (url.pathname.startsWith("/_/")) return serveControl(desk, request, response, url);
	if (url.pathname === "/agent/live") return desk.live.attach(response);
	const page = (await desk.options.alsoServe?.(url.pathname)) ?? (await servePage(desk, url.pathname));
	if (page === null) return answer(response, { status: 404, text: "There is nothing at this address." });
	response.writeHead(200, { "content-type": page.type, "cache-control": "no-store" });
	response.end(page.body);
}

export function serverFor(desk: Desk): (request: IncomingMessage, response: ServerResponse) => void {
	return (request, response) => {
		serve(desk, request, response).catch((fault: unknown) => {
			console.error("simulated helpdesk:", fault);
			if (!response.headersSent) answer(response, { status: 500, text: "The simulated helpdesk has a fault of its own." });
			else response.destroy();
		});
	};
}
