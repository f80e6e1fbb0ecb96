import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "./rest/answer.ts";

export type Respond = (answer: Answer, headers?: Record<string, string>) => void;

const MOST_BYTES = 16 * 1024 * 1024;

export class TooLarge extends Error {}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request) {
		const part: Buffer = Buffer.from(chunk);
		bytes += part.length;
		if (bytes > MOST_BYTES) throw new TooLarge("request body");
		chunks.push(part);
	}
	return Buffer.concat(chunks);
}

/** Nothing that a phone sent can run in the page that shows it. */
const FILE_HEADERS = {
	"X-Content-Type-Options": "nosniff",
	"Content-Security-Policy": "default-src 'none'; sandbox",
	"Cache-Control": "no-store",
};

export function respondTo(response: ServerResponse): Respond {
	return (answer, headers = {}) => {
		if (answer.location) response.writeHead(answer.status, { ...headers, Location: answer.location }).end();
		else if (answer.bytes) {
			response
				.writeHead(answer.status, { ...FILE_HEADERS, ...headers, "Content-Type": answer.bytes.contentType })
				.end(answer.bytes.content);
		} else if (answer.json === undefined) response.writeHead(answer.status, headers).end();
		else response.writeHead(answer.status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(answer.json));
	};
}
