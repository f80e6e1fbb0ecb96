import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { onCore } from "../server/pin.ts";
import type { FireJob, FireResult, ListenJob, ListenResult } from "./job.ts";

export const fire = (job: FireJob): Promise<FireResult> => runChild("fire.ts", job);
export const listen = (job: ListenJob): Promise<ListenResult> => runChild("listen.ts", job);

/** The load has its own process, so that preparing requests is never in a measured window. */
async function runChild(script: string, job: FireJob | ListenJob) {
	const [command, args] = onCore(1, process.execPath, [join(import.meta.dirname, script)]);
	const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
	child.stdin.end(JSON.stringify(job));
	return JSON.parse(await text(child.stdout));
}
