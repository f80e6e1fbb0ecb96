import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const running = new Set<ChildProcess>();
// However the tests end: nothing of ours goes on running.
process.once("exit", () => {
	for (const child of running) killGroup(child);
});

/** `child` leads a process group of its own; that group ends no later than we do. */
export function endWithUs(child: ChildProcess) {
	running.add(child);
	child.once("exit", () => running.delete(child));
}

export function kill(pid: number) {
	try {
		process.kill(pid, "SIGKILL");
	} catch {
		// It was gone before.
	}
}

export function killGroup(child: ChildProcess) {
	if (child.pid !== undefined) kill(-child.pid);
}

/** A zombie has no sockets and no files any more. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return stateOf(pid)?.state !== "Z";
	} catch {
		return false;
	}
}

/** The runtime that `parent` has started and not yet lost. */
export function workerdOf(parent: number | undefined): number | undefined {
	const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
	return pids.map(Number).find((pid) => {
		const found = stateOf(pid);
		return found?.ppid === parent && found?.name.startsWith("workerd") && found.state !== "Z";
	});
}

function stateOf(pid: number): { name: string; state: string; ppid: number } | null {
	try {
		const [, name = "", state = "", ppid = "0"] = /^\d+ \((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
		return { name, state, ppid: Number(ppid) };
	} catch {
		return null;
	}
}
