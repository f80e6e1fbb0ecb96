import type { ServerResponse } from "node:http";

export type CarrierEvent = { type: "messages"; phone: string } | { type: "phones" } | { type: "faults" } | { type: "journal" };

const HEARTBEAT_MS = 15_000;

/** Says what to look at again, never what it holds: a page that was away for a while just looks. */
export function openEvents() {
	const pages = new Set<ServerResponse>();
	const heartbeat = setInterval(() => {
		for (const page of pages) page.write(":\n\n");
	}, HEARTBEAT_MS);
	heartbeat.unref();
	return {
		send(event: CarrierEvent) {
			for (const page of pages) page.write(`data: ${JSON.stringify(event)}\n\n`);
		},
		open(response: ServerResponse) {
			response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
			response.write("retry: 1000\n\n");
			pages.add(response);
			response.once("close", () => pages.delete(response));
		},
		close() {
			clearInterval(heartbeat);
			for (const page of pages) page.end();
		},
	};
}
export type Events = ReturnType<typeof openEvents>;
