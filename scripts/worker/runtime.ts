import { scheduler } from "node:timers/promises";
import { Miniflare, MiniflareCoreError, type MiniflareOptions } from "miniflare";
import { WrongRequest } from "./request.ts";
import { onRuntimeStart } from "./runtime-children.ts";
import { hireUndertaker } from "./undertaker.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const PORT_PATIENCE_MS = 8_000;
const RETRY_MS = 200;

/** workerd under miniflare, started again whenever it dies, for as long as we live. */
export class Runtime {
	#options: MiniflareOptions;
	#miniflare: Miniflare | undefined;
	#running = false;
	#reviving = false;
	#deaths = 0;

	constructor(options: MiniflareOptions) {
		this.#options = options;
		const undertaker = hireUndertaker();
		onRuntimeStart((workerd) => {
			if (workerd.pid !== undefined) undertaker.watch(workerd.pid);
			// After miniflare's own listener, which begins its one restart.
			workerd.once("exit", () => setImmediate(() => void this.#mourn()));
		});
	}

	/** A port that a runtime of a moment ago still holds is waited for. */
	async start() {
		for (const giveUpAt = Date.now() + PORT_PATIENCE_MS; ; await scheduler.wait(RETRY_MS)) {
			try {
				await this.#open();
				this.#running = true;
				return;
			} catch (failure) {
				const taken = failure instanceof MiniflareCoreError && failure.code === "ERR_ADDRESS_IN_USE";
				if (!taken) throw failure;
				if (Date.now() > giveUpAt) throw new WrongRequest("The port is in use by another program.");
			}
		}
	}

	async fireCron(cron: string, scheduledTime: Date) {
		const worker = await this.#miniflare?.getWorker();
		await worker?.scheduled({ cron, scheduledTime });
	}

	async stop() {
		this.#running = false;
		await this.#close();
	}

	async #open() {
		const miniflare = new Miniflare(this.#options);
		this.#miniflare = miniflare;
		leaveSignalsToUs();
		try {
			await miniflare.ready;
		} catch (failure) {
			await this.#close();
			throw failure;
		}
	}

	async #mourn() {
		this.#deaths++;
		if (!this.#running || this.#reviving) return;
		console.error("The runtime ended unexpectedly and is started again.");
		this.#reviving = true;
		let seen: number;
		do {
			seen = this.#deaths;
			await this.#revive();
		} while (seen !== this.#deaths);
		this.#reviving = false;
	}

	/** Miniflare starts a dead workerd once; when that start fails too, it gives up, and we do not. */
	async #revive() {
		try {
			await this.#miniflare?.ready;
		} catch {
			await this.#close();
		}
		while (this.#running && this.#miniflare === undefined) await this.#open().catch(() => scheduler.wait(RETRY_MS));
	}

	async #close() {
		const miniflare = this.#miniflare;
		this.#miniflare = undefined;
		await miniflare?.dispose().catch(() => {});
	}
}

/** Miniflare leaves the process at once on a signal, and with an error code. */
function leaveSignalsToUs() {
	for (const signal of SIGNALS) {
		for (const listener of process.listeners(signal)) if (listener.name.startsWith("onSignal")) process.removeListener(signal, listener);
	}
}
