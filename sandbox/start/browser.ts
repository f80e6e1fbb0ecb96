import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { buildExtension } from "../../scripts/build-extension.ts";
import { places } from "../../scripts/chromium/places.ts";

export type Opened = { close(): Promise<void> } | { instead: string };

type Wanted = {
	workerUrl: string;
	pages: string[];
	profile: string;
	/** It ended badly by itself: what to do instead. */
	failed(words: string): void;
};

const STOP_PATIENCE_MS = 5_000;

/** A browser with the extension in it; where there is none, or no screen, the words that say how to go on by hand. */
export async function openBrowser({ workerUrl, pages, profile, failed }: Wanted): Promise<Opened> {
	const folder = await buildExtension("chrome", { forTests: true, workerUrl });
	const byHand = `To see the Chat button in the practice's pages, load the extension by hand: open chrome://extensions in Chrome, Edge or Chromium, switch on “Developer mode”, press “Load unpacked” and choose\n  ${folder}\nShould it ask for your clinic's address, enter  ${workerUrl}`;
	const path = browserThatLoads([...places(process), chromium.executablePath()].filter(existsSync));
	if (path === null) return { instead: `There is no browser here that would take the extension from us. ${byHand}` };
	if (!hasScreen()) return { instead: `There is no screen here, so no browser was opened. ${byHand}` };
	const args = ["--no-first-run", `--user-data-dir=${profile}`, `--disable-extensions-except=${folder}`, `--load-extension=${folder}`];
	const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
	const child = spawn(path, [...args, ...asRoot, ...pages], { stdio: "ignore" });
	let closing = false;
	const lastResort = () => child.kill();
	process.once("exit", lastResort);
	child.once("exit", (code) => {
		process.off("exit", lastResort);
		if (code && !closing) failed(`The browser did not stay open. ${byHand}`);
	});
	const isThere = await new Promise<boolean>((resolve) => {
		child.once("error", () => resolve(false));
		child.once("spawn", () => resolve(true));
	});
	if (!isThere) return { instead: `The browser could not be opened. ${byHand}` };
	return {
		close: async () => {
			closing = true;
			await ended(child);
		},
	};
}

/** Chrome itself takes no extension from the command line any more; Chromium does, and the Chrome that is made for tests. */
export function browserThatLoads(found: string[]): string | null {
	return found.find((path) => !/google[ -\\/]?chrome(?! for testing)/i.test(path)) ?? null;
}

function hasScreen(): boolean {
	return process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const end = once(child, "exit");
	child.kill();
	const late = setTimeout(() => child.kill("SIGKILL"), STOP_PATIENCE_MS);
	await end;
	clearTimeout(late);
}
