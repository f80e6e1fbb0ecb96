import { createServer } from "node:net";

const TRIES = 40;

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once("error", () => resolve(false));
		server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
	});
}

/** Below the ports that systems give to outgoing connections: one of those could take a port between our look and its use. */
const ANY = { from: 20_000, to: 32_000 };

/** The wanted port, or the next free one after it; 0 takes any. */
export async function freePort(wanted = 0, taken: number[] = []): Promise<number> {
	for (let tried = 0; tried < TRIES; tried += 1) {
		const port = wanted === 0 ? ANY.from + Math.floor(Math.random() * (ANY.to - ANY.from)) : wanted + tried;
		if (!taken.includes(port) && (await isFree(port))) return port;
	}
	throw new Error(`No free port was found${wanted === 0 ? "" : ` from ${wanted} on`}.`);
}
