import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "./until.ts";

const SCRIPT = join(import.meta.dirname, "../../scripts/worker.ts");
const running = new Set<ChildProcess>();
// However the tests end: nothing of ours goes on running.
process.once("exit", () => {
	for (const child of running) killGroup(child);
});

export type RunnerOptions = { port: number; folder: string; envFile: string };
export type Runner = Awaited<ReturnType<typeof startRunner>>;

/** The production Worker as an operator starts it, in a process group of its own; and the ways in which it can die. */
export async function startRunner({ port, folder, envFile }: RunnerOptions) {
	const url = `http://127.0.0.1:${port}`;
	let child: ChildProcess;
	let said: string[] = [];
	let workerd = 0;

	async function start() {
		said = [];
		const place = ["--port", String(port), "--persist-to", folder, "--env-file", envFile];
		child = spawn(process.execPath, [SCRIPT, ...place], { detached: true, stdio: ["ignore", "pipe", "pipe"] });
		running.add(child);
		child.once("exit", () => running.delete(child));
		for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text: string) => said.push(text));
		await up();
	}

	/** Answers again, and with another workerd than the one that was killed. */
	async function up() {
		const killed = workerd;
		const found = await until("the Worker answers", 90_000, async () => {
			if (child.exitCode !== null) throw new Error(`The runner ended with ${child.exitCode}:\n${said.join("").slice(-2000)}`);
			const answered = await fetch(`${url}/health`).then(
				(answer) => answer.ok,
				() => false,
			);
			const pid = answered ? workerdOf(child.pid) : undefined;
			return pid !== undefined && pid !== killed ? pid : null;
		});
		workerd = found;
	}

	const gone = (pid: number) => until(`process ${pid} is gone`, 20_000, () => !isAlive(pid) || null);
	await start();

	return {
		url,
		start,
		up,
		/** At once and without a word, as a power cut would; the runner starts another. */
		strike: () => kill(workerd),
		killWorkerd: async () => {
			kill(workerd);
			await gone(workerd);
		},
		/** The runner and all it started. */
		killAll: async () => {
			killGroup(child);
			await gone(child.pid ?? 0);
			await gone(workerd);
		},
		stop: async () => {
			const runs = child.exitCode === null && child.signalCode === null;
			if (runs) child.kill("SIGTERM");
			await gone(child.pid ?? 0).catch(() => killGroup(child));
			await gone(workerd);
		},
		said: () => said.join(""),
	};
}

function kill(pid: number) {
	try {
		process.kill(pid, "SIGKILL");
	} catch {
		// It was gone before.
	}
}

function killGroup(child: ChildProcess) {
	if (child.pid !== undefined) kill(-child.pid);
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return existsSync(`/proc/${pid}/stat`) ? stateOf(pid).state !== "Z" : true;
	} catch {
		return false;
	}
}

function workerdOf(parent: number | undefined): number | undefined {
	const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
	return pids.map(Number).find((pid) => {
		const { name, ppid, state } = stateOf(pid);
		return ppid === parent && name.startsWith("workerd") && state !== "Z";
	});
}

function stateOf(pid: number): { name: string; state: string; ppid: number } {
	try {
		const [, name = "", state = "", ppid = "0"] = /^\d+ \((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
		return { name, state, ppid: Number(ppid) };
	} catch {
		return { name: "", state: "Z", ppid: 0 };
	}
}
