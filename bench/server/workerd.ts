import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scheduler } from "node:timers/promises";
import type { BuiltWorker } from "../../scripts/build-worker.ts";
import { capnp } from "./capnp.ts";
import { onCore } from "./pin.ts";

const workerdBinary: string = createRequire(import.meta.url)("workerd").default;
const MEMORY_DISK = "/dev/shm";
export const onMemoryDisk = existsSync(MEMORY_DISK);

/** One Worker on bare workerd, pinned to core 0, its state in memory. */
export class Server {
	readonly port: number;
	readonly folder: string;
	#process: ChildProcess | undefined;

	constructor(port: number, folder: string) {
		this.port = port;
		this.folder = folder;
	}

	get state() {
		return join(this.folder, "state");
	}

	/** Milliseconds from the start of the process to its first answer. */
	async start() {
		const [command, args] = onCore(0, workerdBinary, ["serve", "bench.capnp", "--experimental"]);
		const since = performance.now();
		this.#process = spawn(command, args, { cwd: this.folder, stdio: ["ignore", "ignore", process.env.BENCH_LOG ? "inherit" : "ignore"] });
		while (!(await answers(this.port))) {
			if (this.#process.exitCode !== null) throw new Error(`workerd did not start (${this.folder}/bench.capnp).`);
			await scheduler.wait(1);
		}
		return performance.now() - since;
	}

	async stop() {
		const child = this.#process;
		this.#process = undefined;
		if (child === undefined || child.exitCode !== null) return;
		child.kill("SIGKILL");
		await once(child, "exit");
	}

	/** The most memory that this process ever had, its own code and buffers among it. */
	peakBytes(): number {
		const status = readFileSync(`/proc/${this.#process?.pid}/status`, "utf8");
		return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024;
	}

	/** The same place and state with no more heap than a Worker is given, from the next start on. */
	limitHeap(mebibytes: number) {
		const file = join(this.folder, "bench.capnp");
		const config = readFileSync(file, "utf8").replace(/^\tv8Flags = .*\n/m, "");
		writeFileSync(file, config.replace("\tsockets = ", `\tv8Flags = ["--max-heap-size=${mebibytes}"],\n\tsockets = `), { mode: 0o600 });
	}

	/** At once, for it is also called on the way out. */
	vanish() {
		this.#process?.kill("SIGKILL");
		rmSync(this.folder, { recursive: true, force: true });
	}

	async remove() {
		await this.stop();
		this.vanish();
	}

	/** The same place and state with other settings, from the next start on. */
	configure(built: BuiltWorker, settings: Record<string, string>) {
		writeFileSync(join(this.folder, "bench.capnp"), capnp(built, this.port, settings), { mode: 0o600 });
	}
}

export async function prepareServer(built: BuiltWorker, settings: Record<string, string>) {
	const folder = mkdtempSync(join(onMemoryDisk ? MEMORY_DISK : tmpdir(), "patient-chat-bench-"));
	const server = new Server(await freePort(), folder);
	mkdirSync(server.state);
	for (const module of built.modules) copyFileSync(join(built.folder, module), join(folder, module));
	server.configure(built, settings);
	process.once("exit", () => server.vanish());
	return server;
}

export async function freePort() {
	const probe = createServer().listen(0, "127.0.0.1");
	await once(probe, "listening");
	const address = probe.address();
	probe.close();
	if (address === null || typeof address === "string") throw new Error("No free port was found.");
	return address.port;
}

async function answers(port: number) {
	try {
		return (await fetch(`http://127.0.0.1:${port}/health`)).ok;
	} catch {
		return false;
	}
}
