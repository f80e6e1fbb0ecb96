import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";

export type Passing = { method: string; path: string; fields: URLSearchParams; body: string };

/** `asked`: the other side has not seen the request. `done`: it has acted, its answer is held back. `answered`: the answer has left. */
export type Moment = "asked" | "done" | "answered";
type Fits = (passing: Passing) => boolean;
type Trap = { moment: Moment; fits: Fits; sprung: (passing: Passing) => void };
type Hold = { fits: Fits; until: Promise<void>; lost: boolean; caught: () => void };

/** Sits on the line between the Worker and a simulated system, and strikes at the moment that a test names. */
export class Tap {
	url = "";
	readonly #target: string;
	readonly #traps: Trap[] = [];
	readonly #holds: Hold[] = [];
	readonly #server = createServer((request, response) => {
		this.#pass(request, response).catch(() => response.destroy());
	});

	constructor(target: string) {
		this.#target = target;
	}

	async open(): Promise<this> {
		await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
		const address = this.#server.address();
		this.url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
		return this;
	}

	/** Strikes once, in the same instant as the first request that fits; resolves when it has struck. */
	trap(moment: Moment, fits: Fits, strike: () => void): Promise<Passing> {
		const { promise, resolve } = Promise.withResolvers<Passing>();
		this.#traps.push({
			moment,
			fits,
			sprung: (passing) => {
				strike();
				resolve(passing);
			},
		});
		return promise;
	}

	/** The other side acts on the first request that fits, and its answer waits for `until`; resolves when it has acted. */
	hold(fits: Fits, until: Promise<void>, lost: boolean): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#holds.push({ fits, until, lost, caught: resolve });
		return promise;
	}

	close() {
		this.#server.closeAllConnections();
		this.#server.close();
	}

	async #pass(request: IncomingMessage, response: ServerResponse) {
		const body = await bodyOf(request);
		const path = request.url ?? "/";
		const passing = { method: request.method ?? "GET", path, fields: new URLSearchParams(body), body };
		if (this.#isSprung("asked", passing)) return response.destroy();
		const forward = ask(this.#target + path, { method: passing.method, headers: request.headers, agent: false });
		forward.once("error", () => response.destroy());
		forward.once("response", async (answer) => {
			if (this.#isSprung("done", passing) || (await this.#isLost(passing))) return response.destroy();
			response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
			answer.pipe(response).once("finish", () => this.#isSprung("answered", passing));
			// Broken off there, broken off here.
			answer.once("close", () => answer.complete || response.destroy());
		});
		forward.end(body);
	}

	#isSprung(moment: Moment, passing: Passing): boolean {
		const trap = take(this.#traps, (each) => each.moment === moment && each.fits(passing));
		trap?.sprung(passing);
		return trap !== null;
	}

	/** Waits as long as the answer is held back; true when it is not to arrive at all. */
	async #isLost(passing: Passing): Promise<boolean> {
		const hold = take(this.#holds, (each) => each.fits(passing));
		hold?.caught();
		await hold?.until;
		return hold?.lost ?? false;
	}
}

/** The first that fits, taken out of the list. */
function take<T>(items: T[], fits: (item: T) => boolean): T | null {
	const index = items.findIndex(fits);
	return index === -1 ? null : (items.splice(index, 1)[0] ?? null);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString("utf8");
}
