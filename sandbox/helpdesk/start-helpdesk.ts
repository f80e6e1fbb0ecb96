import { createServer } from "node:http";
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

export async function startHelpdesk(options: HelpdeskOptions): Promise<Helpdesk> {
	const desk = openDesk(options);
	const server = createServer(serverFor(desk));
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(options.port, "127.0.0.1", resolve);
	});
	const address = server.address();
	const port = typeof address === "object" && address !== null ? address.port : options.port;
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
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			desk.flush();
		},
	};
}
