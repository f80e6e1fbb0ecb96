import { createServer, type RequestListener, type Server } from "node:http";
import { openDesk } from "./desk/desk.ts";
import { resumeDeliveries } from "./events/deliver.ts";
import { serverFor } from "./http/server.ts";
import { publicKeyPem } from "./loads/keys.ts";
import type { HelpdeskOptions } from "./options.ts";

export type Helpdesk = {
	/** `http://localhost:<port>`: the app SDK talks to no other kind of origin but Zendesk's own. */
	url: string;
	port: number;
	publicKeyPem: string;
	close(): Promise<void>;
};

function listenOn(answer: RequestListener, host: string, port: number): Promise<Server> {
	const server = createServer(answer);
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, () => resolve(server));
	});
}

function stop(server: Server): Promise<void> {
	server.closeAllConnections();
	return new Promise((resolve) => server.close(() => resolve()));
}

export async function startHelpdesk(options: HelpdeskOptions): Promise<Helpdesk> {
	const desk = openDesk(options);
	const listen = (host: string, port: number) => listenOn(serverFor(desk), host, port);
	const server = await listen("127.0.0.1", options.port);
	const address = server.address();
	const port = typeof address === "object" && address !== null ? address.port : options.port;
	// "localhost" may mean ::1 first; a machine without it does without.
	const servers = [
		server,
		...(await listen("::1", port).then(
			(other) => [other],
			() => [],
		)),
	];
	desk.url = `http://localhost:${port}`;
	desk.flush();
	resumeDeliveries(desk);
	return {
		url: desk.url,
		port,
		publicKeyPem: publicKeyPem(desk.state.signingKey),
		close: async () => {
			desk.closing.abort();
			desk.live.close();
			await Promise.all(servers.map(stop));
			desk.flush();
		},
	};
}
