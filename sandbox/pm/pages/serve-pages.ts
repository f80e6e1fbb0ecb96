import { createServer } from "node:http";
import { listen, stop } from "../../carrier/listen.ts";

export type Content = string | { body: string; type?: string; headers?: Record<string, string>; of?: (url: URL) => string };
export type Pages = { origin: string; close(): Promise<void> };

/** Pages of a PM made for a test; what stands under a folder's name with a star is shown for all of its addresses. */
export async function servePages(pages: ReadonlyMap<string, Content>): Promise<Pages> {
	const server = createServer(({ url = "/" }, response) => {
		const address = new URL(url, "http://pm");
		const found = pages.get(address.pathname) ?? pages.get(`/${address.pathname.split("/")[1]}/*`);
		if (found === undefined) return void response.writeHead(404).end();
		const { body, type = "text/html; charset=utf-8", headers = {}, of = () => body } = typeof found === "string" ? { body: found } : found;
		response.writeHead(200, { "content-type": type, ...headers }).end(of(address));
	});
	const port = await listen(server, 0, "127.0.0.1");
	return { origin: `http://127.0.0.1:${port}`, close: () => stop(server) };
}
