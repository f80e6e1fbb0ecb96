import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { answerControl } from "./control/routes.ts";
import { type Exchange, openExchange } from "./exchange.ts";
import { respondTo, TooLarge } from "./http.ts";
import { listen, stop } from "./listen.ts";
import type { CarrierOptions } from "./options.ts";
import { servePage } from "./pages/serve.ts";
import { answerCall } from "./rest/calls.ts";
import { fetchFromStore, STORE_PATH } from "./rest/media.ts";
import { startTicker } from "./ticker.ts";

export type Carrier = { url: string; port: number; close(): Promise<void> };

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

async function answer(exchange: Exchange, hosts: readonly string[], request: IncomingMessage, response: ServerResponse) {
	const respond = respondTo(response);
	const url = URL.parse(`http://${request.headers.host}${request.url}`);
	// A page elsewhere that points its own name at this machine gets nothing.
	if (!url || !hosts.includes(url.hostname)) return respond({ status: 421, json: { message: "This carrier answers on loopback only." } });
	if (url.pathname.startsWith("/_/")) return answerControl(exchange, request, response, url, respond);
	if (url.pathname.startsWith("/2010-04-01/")) return answerCall(exchange, request, response, url, respond);
	if (url.pathname.startsWith(STORE_PATH)) return respond(fetchFromStore(exchange, url, request.headers.authorization));
	if (request.method !== "GET" || !(await servePage(url.pathname, response))) respond({ status: 404, json: { message: "Not found" } });
}

/** The simulated carrier: its REST interface, its webhooks, its phones. */
export async function startCarrier(options: CarrierOptions): Promise<Carrier> {
	const exchange = openExchange(options);
	const host = options.host ?? "127.0.0.1";
	const hosts = [...LOOPBACK, host];
	const onRequest = (request: IncomingMessage, response: ServerResponse) => {
		answer(exchange, hosts, request, response).catch((error: unknown) => {
			if (exchange.stopped.aborted || response.headersSent) response.destroy();
			else if (error instanceof TooLarge) respondTo(response)({ status: 413, json: { message: "Too large" } });
			else {
				process.emitWarning(error instanceof Error ? error : String(error));
				respondTo(response)({ status: 500, json: { message: "The simulated carrier is at fault." } });
			}
		});
	};
	const server = createServer(onRequest);
	const servers = [server];
	const port = await listen(server, options.port ?? 0, host);
	exchange.address.url = `http://${host}:${port}`;
	// "localhost" may mean ::1 first.
	const other = createServer(onRequest);
	if (host === "127.0.0.1")
		await listen(other, port, "::1").then(
			() => servers.push(other),
			() => {},
		);
	const ticker = startTicker(exchange);
	return {
		url: exchange.address.url,
		port,
		async close() {
			exchange.stop();
			await Promise.all([ticker.stop(), ...servers.map(stop)]);
			exchange.close();
		},
	};
}
