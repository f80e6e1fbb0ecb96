import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { orExplain, ROOT } from "./tools.ts";

export const BROWSERS = ["chrome", "edge", "firefox"] as const;
export type Browser = (typeof BROWSERS)[number];

const WXT = join(ROOT, "node_modules/wxt/bin/wxt.mjs");

/** Where a build lies; the one for tests may see this machine's own pages from the start. */
export function extensionFolder(browser: Browser, forTests = false): string {
	return join(ROOT, "dist/extension", forTests ? `${browser}-test` : browser);
}

export async function buildExtension(browser: Browser, { forTests = false, workerUrl = "" } = {}): Promise<string> {
	const mode = forTests ? ["--mode", "test"] : [];
	const env = { ...process.env, CI: "1", WORKER_URL: workerUrl };
	try {
		await promisify(execFile)(process.execPath, [WXT, "build", "-b", browser, "--mv3", ...mode], { cwd: ROOT, env });
	} catch (failure) {
		const output =
			failure instanceof Error && "stdout" in failure ? `${failure.stdout}\n${"stderr" in failure ? failure.stderr : ""}` : failure;
		throw new Error(`The extension could not be built:\n${String(output).trim()}`);
	}
	const folder = extensionFolder(browser, forTests);
	if (!existsSync(join(folder, "manifest.json"))) throw new Error(`The extension was built, but not into ${folder}.`);
	return folder;
}

/** What runs in every page of a practice system, in bytes, gzipped. */
export function contentScriptSize(folder: string): number {
	return gzipSync(readFileSync(join(folder, "pm.js")), { level: 9 }).length;
}

async function buildAll(): Promise<void> {
	for (const browser of BROWSERS) {
		const folder = await buildExtension(browser, { workerUrl: process.env.PUBLIC_BASE_URL ?? "" });
		console.log(`Extension for ${browser}: ${(contentScriptSize(folder) / 1000).toFixed(1)} kB gz in each page`);
	}
}

if (import.meta.main) orExplain(buildAll());
