import type { IncomingMessage } from "node:http";

export async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString("utf8");
}

/** Undefined for an empty body; null for one that is not JSON. */
export function parseJson(raw: string): unknown {
	if (raw === "") return undefined;
	try {
		return JSON.parse(raw);
	} catch {
		return null;
	}
}
