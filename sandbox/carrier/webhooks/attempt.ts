import * as http from "node:http";
import * as https from "node:https";

export type Attempt =
	| { outcome: "answered"; status: number; contentType: string | null; location: string | null; body: string }
	| { outcome: "no_connection" | "timed_out" | "broken" | "too_large" };

export type AttemptRequest = {
	url: string;
	method: "POST" | "GET";
	headers: Record<string, string>;
	body: string | null;
	connectMs: number;
	/** To the first byte, and between two. */
	readMs: number;
	totalMs: number;
	signal: AbortSignal;
};

const MOST_BYTES = 64 * 1024;

class Stopped extends Error {
	readonly outcome: "no_connection" | "timed_out" | "too_large";
	constructor(outcome: "no_connection" | "timed_out" | "too_large") {
		super(outcome);
		this.outcome = outcome;
	}
}

function watch(request: http.ClientRequest, limits: AttemptRequest) {
	const stop = (outcome: Stopped["outcome"]) => request.destroy(new Stopped(outcome));
	const total = setTimeout(() => stop("timed_out"), limits.totalMs);
	let current = setTimeout(() => stop("no_connection"), limits.connectMs);
	const moved = () => {
		clearTimeout(current);
		current = setTimeout(() => stop("timed_out"), limits.readMs);
	};
	request.once("close", () => {
		clearTimeout(total);
		clearTimeout(current);
	});
	return { stop, moved };
}

/** One try. The body stays as it is on the wire: no keep-alive, no decompression, no redirect. */
export function attempt(wanted: AttemptRequest): Promise<Attempt> {
	const { promise, resolve } = Promise.withResolvers<Attempt>();
	if (!/^https?:$/.test(URL.parse(wanted.url)?.protocol ?? "")) return Promise.resolve({ outcome: "no_connection" });
	const client = wanted.url.startsWith("https:") ? https : http;
	const { method, headers, signal } = wanted;
	let connected = false;
	const request = client.request(wanted.url, { method, headers, signal, agent: false });
	const { stop, moved } = watch(request, wanted);
	request.once("socket", (socket) => {
		socket.once(client === https ? "secureConnect" : "connect", () => {
			connected = true;
			moved();
		});
	});
	request.once("error", (error) => resolve({ outcome: error instanceof Stopped ? error.outcome : connected ? "broken" : "no_connection" }));
	request.once("response", (response) => {
		const chunks: Buffer[] = [];
		let bytes = 0;
		moved();
		response.on("data", (chunk: Buffer) => {
			moved();
			bytes += chunk.length;
			if (bytes > MOST_BYTES) stop("too_large");
			else chunks.push(chunk);
		});
		response.once("error", (error) => resolve({ outcome: error instanceof Stopped ? error.outcome : "broken" }));
		response.once("end", () => {
			const { "content-type": contentType, location } = response.headers;
			const body = Buffer.concat(chunks).toString("utf8");
			resolve({
				outcome: "answered",
				status: response.statusCode ?? 0,
				contentType: contentType ?? null,
				location: location ?? null,
				body,
			});
		});
	});
	request.end(wanted.body ?? undefined);
	return promise;
}
