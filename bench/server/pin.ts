import { spawnSync } from "node:child_process";

const hasTaskset = spawnSync("taskset", ["--version"], { stdio: "ignore" }).status === 0;

export const pinned = hasTaskset;

/** Server on one core, load on another: neither steals the other's time. */
export function onCore(core: 0 | 1, command: string, args: string[]): [string, string[]] {
	return hasTaskset ? ["taskset", ["-c", String(core), command, ...args]] : [command, args];
}

export function pinOurselves() {
	if (hasTaskset) spawnSync("taskset", ["-a", "-p", "-c", "1", String(process.pid)], { stdio: "ignore" });
}
