import { spawn } from "node:child_process";
import { basename, join } from "node:path";

export const ROOT = join(import.meta.dirname, "..");

const WRANGLER = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
const ZCLI = join(ROOT, "node_modules/@zendesk/zcli/bin/run");

export const wrangler = (args: string[]): Promise<void> => node([WRANGLER, ...args]);
export const script = (name: string, args: string[] = []): Promise<void> => node([join(ROOT, "scripts", name), ...args]);
export const zcli = (args: string[], env: NodeJS.ProcessEnv): Promise<void> => node([ZCLI, ...args], env);

/** Runs to its end with this terminal; anything but success is a fault. */
function node(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: "inherit" });
		child.on("error", reject);
		child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`${basename(args[0] ?? "")} ended with ${code}.`))));
	});
}

/** What wrangler prints for a program to read. */
export function wranglerAnswer(args: string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [WRANGLER, ...args], { cwd: ROOT, stdio: ["inherit", "pipe", "inherit"] });
		let answer = "";
		child.stdout.on("data", (chunk) => {
			answer += chunk;
		});
		child.on("error", reject);
		child.on("close", (code) => (code === 0 ? resolve(answer) : reject(new Error(`wrangler ${args.join(" ")} ended with ${code}.`))));
	});
}

/** For the outermost call of a script: a fault's own words, without the way it came. */
export function orExplain(run: Promise<void>): void {
	run.catch((fault: unknown) => {
		console.error(fault instanceof Error ? fault.message : "It could not be done.");
		process.exitCode = 1;
	});
}
