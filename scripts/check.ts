import { spawn } from "node:child_process";
import { join } from "node:path";
import { lacks } from "./lock/missing.ts";
import { readLock } from "./lock/read.ts";

type Outcome = { ok: boolean; output: string };
type Step = { name: string; run: () => Promise<Outcome>; alwaysShow?: boolean };

const root = join(import.meta.dirname, "..");
const ROOMS_WITH_TYPES = [".", "shared", "worker", "helpdesk-app", "sandbox", "bench", "bench/reference", "scripts"];

const node = (script: string) => () => run(process.execPath, [join(root, "scripts", script)]);
const tool = (name: string, args: string[]) => run(process.execPath, [join(root, "node_modules", name), ...args]);

const steps: Step[] = [
	{ name: "types", run: types },
	{ name: "lint and format", run: () => tool("@biomejs/biome/bin/biome", ["check", "."]) },
	{ name: "rooms", run: node("rooms.ts") },
	{ name: "names", run: node("names.ts") },
	{ name: "lock", run: lock },
	{ name: "sizes", run: node("sizes.ts"), alwaysShow: true },
];

async function types(): Promise<Outcome> {
	const outcomes = await Promise.all(
		ROOMS_WITH_TYPES.map((room) => tool("typescript/bin/tsc", ["--pretty", String(process.stdout.isTTY ?? false), "-p", join(root, room)])),
	);
	return { ok: outcomes.every(({ ok }) => ok), output: outcomes.map(({ output }) => output).join("") };
}

async function lock(): Promise<Outcome> {
	const missing = lacks(await readLock(root)).map(({ name }) => name);
	return missing.length
		? { ok: false, output: `package-lock.json lacks ${missing.join(", ")}: run "npm run lock".\n` }
		: { ok: true, output: "" };
}

function run(command: string, args: string[]): Promise<Outcome> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd: root, env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? "1" : "0" } });
		let output = "";
		child.stdout.on("data", (chunk) => {
			output += chunk;
		});
		child.stderr.on("data", (chunk) => {
			output += chunk;
		});
		child.on("error", reject);
		child.on("close", (code) => resolve({ ok: code === 0, output }));
	});
}

let failed = 0;
for (const step of steps) {
	const since = performance.now();
	const { ok, output } = await step.run();
	console.log(`${ok ? "✓" : "✗"} ${step.name} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
	if (!ok || step.alwaysShow) console.log(output.trimEnd().replace(/^/gm, "  "));
	if (!ok) failed += 1;
}
if (failed) console.log(`\n${failed} of ${steps.length} checks failed. "npm run fix" mends format and imports.`);
process.exitCode = failed ? 1 : 0;
