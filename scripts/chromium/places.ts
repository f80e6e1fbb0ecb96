import { posix, win32 } from "node:path";

export type Machine = { platform: NodeJS.Platform; env: NodeJS.ProcessEnv };

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "brave-browser"];
const MAC = ["Chromium", "Google Chrome", "Microsoft Edge"];
const WINDOWS = [
	"Google\\Chrome\\Application\\chrome.exe",
	"Microsoft\\Edge\\Application\\msedge.exe",
	"Chromium\\Application\\chrome.exe",
];

/** Where a browser of Chromium's kind may be on this machine, best first. CHROMIUM_PATH has the first word. */
export function places({ platform, env }: Machine): string[] {
	return [...(env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : []), ...installed(platform, env)];
}

function installed(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
	if (platform === "darwin") return MAC.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
	if (platform === "win32") {
		const roots = [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA].filter((root) => root !== undefined);
		return WINDOWS.flatMap((path) => roots.map((root) => win32.join(root, path)));
	}
	const folders = (env.PATH ?? "").split(":").filter(Boolean);
	return NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}
