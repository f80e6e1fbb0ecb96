import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { findOrInstallChromium } from "./chromium.ts";
import { needsOf } from "./test/needs.ts";

const root = join(import.meta.dirname, "..");
const args = process.argv.slice(2);
const needs = needsOf(args);

if (needs.build) {
	const { status } = spawnSync(process.execPath, [join(root, "scripts/build.ts")], { cwd: root, stdio: "inherit" });
	if (status !== 0) process.exit(status ?? 1);
}

const env = { ...process.env };
if (needs.chromium) {
	try {
		env.CHROMIUM_PATH = findOrInstallChromium();
	} catch (fault) {
		console.error(fault instanceof Error ? fault.message : fault);
		process.exit(1);
	}
}

const vitest = spawn(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", ...args], {
	cwd: root,
	stdio: "inherit",
	env,
});
// A terminal sends Ctrl-C to both; a kill of this one alone must not leave the tests running.
process.on("SIGTERM", () => vitest.kill("SIGTERM"));
process.on("SIGINT", () => {});
vitest.on("close", (code) => {
	process.exitCode = code ?? 1;
});
