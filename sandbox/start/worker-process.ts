import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export type WorkerProcess = {
	/** For tests that pull the plug. */
	pid: number;
	stop(): Promise<void>;
};

type Wanted = { root: string; port: number; folder: string; envFile: string; logFile: string; ended(words: string): void };

const START_PATIENCE_MS = 180_000;
const STOP_PATIENCE_MS = 10_000;
const LINES_SHOWN = 12;

function launch({ root, port, folder, envFile }: Wanted): ChildProcess {
	const args = [join(root, "scripts/worker.ts"), "--", "--port", String(port), "--persist-to", folder, "--env-file", envFile];
	// In a group of its own: Ctrl-C is ours to pass on, once, after the sandbox has said goodbye.
	// The channel carries nothing; when it breaks, the Worker knows that we are gone, however we went.
	return spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe", "ipc"], detached: true });
}

/** Keeps what it says in a file, and the last lines for the case that it ends. */
function listen(child: ChildProcess, logFile: string): () => string {
	const log = createWriteStream(logFile);
	let last: string[] = [];
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding("utf8").on("data", (text: string) => {
			log.write(text);
			last = [...last, ...text.split("\n").filter((line) => line.trim() !== "")].slice(-LINES_SHOWN);
		});
	}
	child.once("close", () => log.end());
	return () => last.join("\n");
}

async function isHealthy(port: number): Promise<boolean> {
	try {
		const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2000) });
		await answer.arrayBuffer();
		return answer.status === 200;
	} catch {
		return false;
	}
}

async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once("close", resolve));
	child.kill("SIGTERM");
	const late = setTimeout(() => child.kill("SIGKILL"), STOP_PATIENCE_MS);
	await gone;
	clearTimeout(late);
}

/** The production Worker as a process of its own, ready to be asked. */
export async function startWorker(wanted: Wanted): Promise<WorkerProcess> {
	const child = launch(wanted);
	const lastLines = listen(child, wanted.logFile);
	let state: "starting" | "running" | "stopping" | "ended" = "starting";
	const lastResort = () => child.kill("SIGTERM");
	process.once("exit", lastResort);
	child.once("exit", () => {
		process.off("exit", lastResort);
		const wasRunning = state === "running";
		state = "ended";
		if (wasRunning) wanted.ended(`Its last words:\n${lastLines()}`);
	});
	const deadline = Date.now() + START_PATIENCE_MS;
	while (!(await isHealthy(wanted.port))) {
		if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The Worker did not start. Its last words:\n${lastLines()}`);
		if (Date.now() > deadline) {
			await stop(child);
			throw new Error(`The Worker did not answer in time. Its last words:\n${lastLines()}`);
		}
		await pause(100);
	}
	state = "running";
	return {
		pid: child.pid ?? 0,
		stop: async () => {
			state = "stopping";
			await stop(child);
		},
	};
}
