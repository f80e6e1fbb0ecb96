import type { ServerResponse } from "node:http";

export type LiveNews =
	| { type: "ticket"; ticket: unknown }
	| { type: "user"; user: unknown }
	| { type: "notify"; event: string; body: unknown; sender: number; agentId: number | null };

export type Live = {
	attach(response: ServerResponse): void;
	tell(news: LiveNews): void;
	close(): void;
};

/** Server-sent events to every open agent page. */
export function createLive(): Live {
	const pages = new Set<ServerResponse>();
	return {
		attach: (response) => {
			response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
			response.write("retry: 500\n\n");
			pages.add(response);
			response.on("close", () => pages.delete(response));
		},
		tell: (news) => {
			for (const page of pages) page.write(`data: ${JSON.stringify(news)}\n\n`);
		},
		close: () => {
			for (const page of pages) page.end();
		},
	};
}
