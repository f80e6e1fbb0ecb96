import type { ServerResponse } from "node:http";
import type { Reply } from "./call.ts";

function contentOf(reply: Reply): { type: string; body: string } {
	if (reply.html !== undefined) return { type: "text/html; charset=utf-8", body: reply.html };
	if (reply.json !== undefined) return { type: "application/json; charset=utf-8", body: JSON.stringify(reply.json) };
	return { type: "text/plain; charset=utf-8", body: reply.text ?? "" };
}

export function answer(response: ServerResponse, reply: Reply): void {
	const { type, body } = contentOf(reply);
	response.writeHead(reply.status, { "content-type": type, "cache-control": "no-store", ...reply.headers });
	response.end(body);
}
