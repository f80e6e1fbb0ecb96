import { type ChildProcess, execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

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
		return HAS_PROC ? readProc(pid)?.isZombie === false : true;
	} catch {
		return false;
	}
}

/** The runtime that `parent` has started and not yet lost. */
export function workerdOf(parent: number | undefined): number | undefined {
	const found = (HAS_PROC ? fromProc() : fromPs()).find((each) => each.parent === parent && each.isWorkerd && !each.isZombie);
	return found?.pid;
}

type Found = { pid: number; parent: number; isWorkerd: boolean; isZombie: boolean };
const HAS_PROC = existsSync("/proc/self/stat");

function fromProc(): Found[] {
	const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
	return pids.flatMap((pid) => readProc(Number(pid)) ?? []);
}

/** Null when it has ended meanwhile. */
function readProc(pid: number): Found | null {
	try {
		const [, name = "", state = "", parent = "0"] = /^\d+ \((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
		return { pid, parent: Number(parent), isWorkerd: name.startsWith("workerd"), isZombie: state === "Z" };
	} catch {
		return null;
	}
}

function fromPs(): Found[] {
	const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,comm="], { encoding: "utf8" }).trim().split("\n");
	return rows.map((row) => {
		const [pid = "", parent = "", state = "", ...name] = row.trim().split(/\s+/);
		return { pid: Number(pid), parent: Number(parent), isWorkerd: /workerd$/.test(name.join(" ")), isZombie: state.startsWith("Z") };
	});
}
