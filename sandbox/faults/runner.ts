import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { endWithUs, isAlive, kill, killGroup, workerdOf } from "./processes.ts";
import { until } from "./until.ts";

const SCRIPT = join(import.meta.dirname, "../../scripts/worker.ts");

export type RunnerOptions = { port: number; folder: string; envFile: string };

/** The production Worker as an operator starts it, in a process group of its own; and the ways in which it can die. */
export class Runner {
	readonly url: string;
	readonly #command: string[];
	#child: ChildProcess | null = null;
	#workerd = 0;
	#said: string[] = [];

	constructor({ port, folder, envFile }: RunnerOptions) {
		this.url = `http://127.0.0.1:${port}`;
		this.#command = [SCRIPT, "--port", String(port), "--persist-to", folder, "--env-file", envFile];
	}

	async start() {
		this.#said = [];
		const child = spawn(process.execPath, this.#command, { detached: true, stdio: ["ignore", "pipe", "pipe"] });
		endWithUs(child);
		for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => this.#said.push(text));
		this.#child = child;
		await this.up();
	}

	/** Until it answers again, and with another workerd than the one that was killed. */
	async up() {
		const killed = this.#workerd;
		this.#workerd = await until("the Worker answers", 90_000, async () => {
			const code = this.#child?.exitCode ?? null;
			if (code !== null) throw new Error(`The runner ended with ${code}:\n${this.#said.join("").slice(-2000)}`);
			const answered = await fetch(`${this.url}/health`).then(
				(answer) => answer.ok,
				() => false,
			);
			const pid = answered ? workerdOf(this.#child?.pid) : undefined;
			return pid !== undefined && pid !== killed ? pid : null;
		});
	}

	/** At once and without a word, as a power cut would; the runner starts another. */
	strike = () => kill(this.#workerd);

	async killWorkerd() {
		this.strike();
		await gone(this.#workerd);
	}

	/** The runner and all it started. */
	async killAll() {
		if (this.#child) killGroup(this.#child);
		await this.#over();
	}

	/** As an operator does. */
	async stop() {
		if (this.#child?.exitCode === null && this.#child.signalCode === null) this.#child.kill("SIGTERM");
		await this.#over().catch(() => this.killAll());
	}

	async #over() {
		if (this.#child?.pid !== undefined) await gone(this.#child.pid);
		if (this.#workerd > 0) await gone(this.#workerd);
	}
}

const gone = (pid: number) => until(`process ${pid} is gone`, 20_000, () => !isAlive(pid) || null);
