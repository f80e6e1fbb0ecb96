import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium as playwright } from "playwright-core";
import { places } from "./chromium/places.ts";

const root = join(import.meta.dirname, "..");

/** The path of a browser for the tests, or null when this machine has none. */
export function findChromium(): string | null {
	return [...places(process), playwright.executablePath()].find((path) => existsSync(path)) ?? null;
}

/** Looks first; installs only when nothing is there. */
export function findOrInstallChromium(): string {
	const found = findChromium() ?? (process.env.CHROMIUM_PATH ? null : install());
	if (found) return found;
	throw new Error(
		process.env.CHROMIUM_PATH
			? `CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, and there is nothing there.`
			: "The browser tests need Chromium, and it could not be installed here. Install Chromium or Chrome, or set CHROMIUM_PATH to one.",
	);
}

function install(): string | null {
	const asRoot = process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
	if (asRoot) {
		console.log("Installing Chromium with apt-get, for the browser tests.");
		spawn("apt-get", ["update", "-qq"]);
		spawn("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
		const found = findChromium();
		if (found) return found;
	}
	console.log("Downloading Chromium through Playwright, for the browser tests.");
	spawn(process.execPath, [join(root, "node_modules/playwright-core/cli.js"), "install", "chromium"]);
	return findChromium();
}

// What it says goes to the screen; whether it worked is asked by looking again.
const spawn = (command: string, args: string[]) =>
	spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });

if (import.meta.main) console.log(findOrInstallChromium());
