import { spawn } from "node:child_process";

// Reads process ids until its input ends, which it does however we end, and kills the last one.
const SCRIPT = 'trap "" INT TERM HUP; while read -r pid; do last=$pid; done; [ -n "$last" ] && kill -9 "$last"';

export type Undertaker = { watch(pid: number): void };

/**
 * A runner that is SIGKILLed cannot take workerd along: it would keep the port and go on sending texts.
 * A shell of its own outlives us by a moment and ends it. Windows has no such shell and ends children with a job.
 */
export function hireUndertaker(): Undertaker {
	if (process.platform === "win32") return { watch() {} };
	const shell = spawn("/bin/sh", ["-c", SCRIPT], { stdio: ["pipe", "ignore", "ignore"], detached: true });
	shell.on("error", () => {});
	shell.stdin.on("error", () => {});
	shell.unref();
	return { watch: (pid) => void shell.stdin.write(`${pid}\n`) };
}
