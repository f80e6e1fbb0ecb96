import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

let tickets = 0;
let users = 0;

const NO_MORE = { has_more: false, after_cursor: null };
const PATIENT = { name: "Patient", role: "end-user", active: true, suspended: false, locale: "en-US" };
const ADMIN = { id: 7, name: "Measuring Admin", role: "admin", active: true, suspended: false, locale: "en-US", default_group_id: 1 };

/** A Zendesk that says yes to everything at once and remembers nothing: it is beside the measurement, not in it. */
export async function startHelpdesk() {
	const server = createServer(async (request, response) => {
		await text(request);
		const [status, body] = answer(request);
		response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("The pretended Zendesk has no port.");
	const stop = () => {
		server.closeAllConnections();
		server.close();
	};
	return { url: `http://127.0.0.1:${address.port}`, stop };
}

function answer({ method = "GET", url = "/" }: IncomingMessage): [number, unknown] {
	const path = (url.split("?")[0] ?? "/").replace(/\.json$/, "");
	if (path === "/oauth/tokens") return [200, { access_token: "measuring", token_type: "bearer", scope: "read write", expires_in: 1800 }];
	if (path === "/api/v2/users/search") return [200, { users: [], meta: NO_MORE }];
	if (path.startsWith("/api/v2/users"))
		return method === "GET" ? [200, { user: ADMIN }] : [201, { user: { ...PATIENT, id: 10_000 + ++users } }];
	if (path === "/api/v2/tickets") return method === "GET" ? [200, { tickets: [], meta: NO_MORE }] : [201, { ticket: ticket(++tickets) }];
	const id = Number(/\/tickets\/(\d+)/.exec(path)?.[1] ?? 0);
	return [200, { ticket: ticket(id), audits: [], comments: [], tags: [], messages: [], meta: NO_MORE }];
}

const ticket = (id: number) => ({ id, status: "open", external_id: null, requester_id: 10_001, assignee_id: null, tags: [] });
