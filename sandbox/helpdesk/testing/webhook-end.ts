import { createServer } from "node:http";

/** Whatever an event carries: tests ask it freely. */
type Parsed = ReturnType<typeof JSON.parse>;

export type Received = {
	headers: Record<string, string>;
	raw: string;
	event: Parsed;
};

export type WebhookEnd = {
	url: string;
	received: Received[];
	/** What the next requests are answered, in order; then 204. */
	answers: { status: number; retryAfter?: number }[];
	/** Waits until `count` events of this kind are here. */
	until(count: number, type?: string): Promise<Received[]>;
	close(): Promise<void>;
};

export async function startWebhookEnd(): Promise<WebhookEnd> {
	const received: Received[] = [];
	const answers: WebhookEnd["answers"] = [];
	const waiting = new Set<() => void>();
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(Buffer.from(chunk));
		const raw = Buffer.concat(chunks).toString("utf8");
		const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
		received.push({ headers, raw, event: JSON.parse(raw) });
		const { status, retryAfter } = answers.shift() ?? { status: 204 };
		response.writeHead(status, retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }).end();
		for (const check of waiting) check();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	const port = typeof address === "object" && address !== null ? address.port : 0;
	const ofType = (type?: string) => received.filter(({ event }) => type === undefined || event.type === `zen:event-type:ticket.${type}`);
	return {
		url: `http://127.0.0.1:${port}/`,
		received,
		answers,
		until: (count, type) =>
			new Promise((resolve) => {
				const check = () => {
					if (ofType(type).length < count) return;
					waiting.delete(check);
					resolve(ofType(type));
				};
				waiting.add(check);
				check();
			}),
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}
