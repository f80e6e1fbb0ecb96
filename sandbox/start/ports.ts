import { createServer } from "node:net";

const TRIES = 40;

function tryPort(port: number): Promise<number | null> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once("error", () => resolve(null));
		server.listen(port, "127.0.0.1", () => {
			const address = server.address();
			const taken = typeof address === "object" && address !== null ? address.port : port;
			server.close(() => resolve(taken));
		});
	});
}

/** The wanted port, or the next free one after it; 0 takes any. */
export async function freePort(wanted: number, taken: number[] = []): Promise<number> {
	for (let port = wanted; port < wanted + TRIES; port += 1) {
		if (port !== 0 && taken.includes(port)) continue;
		const free = await tryPort(port);
		if (free !== null) return free;
		if (wanted === 0) break;
	}
	throw new Error(`No free port was found from ${wanted} on.`);
}
