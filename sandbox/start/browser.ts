import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { buildExtension } from "../../scripts/build-extension.ts";
import { findChromium } from "../../scripts/chromium.ts";

export type Opened = { close(): Promise<void> } | { instead: string };

type Wanted = { workerUrl: string; pages: string[]; profile: string };

/** A browser with the extension in it; where there is none, or no screen, the words that say how to go on by hand. */
export async function openBrowser({ workerUrl, pages, profile }: Wanted): Promise<Opened> {
	const folder = await buildExtension("chrome", { forTests: true, workerUrl });
	const byHand = `To see the Chat button in the practice's pages, load the extension by hand: open chrome://extensions in Chrome, Edge or Chromium, switch on “Developer mode”, press “Load unpacked” and choose ${folder}`;
	const path = findChromium();
	// Chrome itself takes no extension from the command line any more; Chromium does.
	if (path === null || /google|chrome\.app|chrome\.exe/i.test(path)) return { instead: byHand };
	if (!hasScreen()) return { instead: `There is no screen here, so no browser was opened. ${byHand}` };
	const args = ["--no-first-run", `--user-data-dir=${profile}`, `--disable-extensions-except=${folder}`, `--load-extension=${folder}`];
	const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
	const child = spawn(path, [...args, ...asRoot, ...pages], { stdio: "ignore" });
	const isThere = await new Promise<boolean>((resolve) => {
		child.once("error", () => resolve(false));
		child.once("spawn", () => resolve(true));
	});
	return isThere ? { close: () => ended(child) } : { instead: byHand };
}

function hasScreen(): boolean {
	return process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const end = once(child, "exit");
	child.kill();
	await end;
}
