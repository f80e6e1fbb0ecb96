import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";

export type Passing = { method: string; path: string; fields: URLSearchParams; body: string };

/** `asked`: the other side has not seen the request. `done`: it has acted, its answer is held back. `answered`: the answer has left. */
export type Moment = "asked" | "done" | "answered";
type Hold = { fits: Trap["fits"]; until: Promise<void>; lost: boolean; caught: () => void };
type Trap = { moment: Moment; fits: (passing: Passing) => boolean; spring: () => void; sprung: (passing: Passing) => void };

/** Sits on the line between the Worker and a simulated system, and strikes at the moment that a test names. */
export async function openTap(target: string) {
	const traps: Trap[] = [];
	const holds: Hold[] = [];

	function isSprung(moment: Moment, passing: Passing): boolean {
		const index = traps.findIndex((trap) => trap.moment === moment && trap.fits(passing));
		const [trap] = index === -1 ? [] : traps.splice(index, 1);
		trap?.spring();
		trap?.sprung(passing);
		return trap !== undefined;
	}

	/** Waits as long as the answer is held back; true when it is not to arrive at all. */
	async function isLost(passing: Passing): Promise<boolean> {
		const index = holds.findIndex((hold) => hold.fits(passing));
		const [hold] = index === -1 ? [] : holds.splice(index, 1);
		hold?.caught();
		await hold?.until;
		return hold?.lost ?? false;
	}

	async function pass(request: IncomingMessage, response: ServerResponse) {
		const body = await bodyOf(request);
		const path = request.url ?? "/";
		const passing = { method: request.method ?? "GET", path, fields: new URLSearchParams(body), body };
		if (isSprung("asked", passing)) return response.destroy();
		const forward = ask(target + path, { method: passing.method, headers: request.headers, agent: false });
		forward.once("error", () => response.destroy());
		forward.once("response", async (answer) => {
			if (isSprung("done", passing) || (await isLost(passing))) return response.destroy();
			response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
			answer.pipe(response).once("finish", () => isSprung("answered", passing));
			// Broken off there, broken off here.
			answer.once("close", () => answer.complete || response.destroy());
		});
		forward.end(body);
	}

	const server = createServer((request, response) => {
		pass(request, response).catch(() => response.destroy());
	});
	const { promise, resolve } = Promise.withResolvers<void>();
	server.listen(0, "127.0.0.1", resolve);
	await promise;
	const address = server.address();
	return {
		url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
		/** Strikes once, at the first request that fits; resolves when it has struck. */
		trap(moment: Moment, fits: Trap["fits"], spring: () => void): Promise<Passing> {
			const set = Promise.withResolvers<Passing>();
			traps.push({ moment, fits, spring, sprung: set.resolve });
			return set.promise;
		},
		/** The other side acts on the first request that fits, and its answer waits for `until`; resolves when it has acted. */
		hold(fits: Trap["fits"], until: Promise<void>, lost: boolean): Promise<void> {
			const { promise, resolve } = Promise.withResolvers<void>();
			holds.push({ fits, until, lost, caught: resolve });
			return promise;
		},
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
export type Tap = Awaited<ReturnType<typeof openTap>>;

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString("utf8");
}
