import { globSync } from "node:fs";
import { sep } from "node:path";

const TOP = ["worker", "shared", "helpdesk-app", "browser-extension", "sandbox", "bench", "scripts"];
const LEFT_OUT = new Set(["node_modules", "dist", ".data", ".wrangler", "tmp"]);

/** Paths from the root of the project, with "/" on every system, in a stable order. */
export function sources(root: string): string[] {
	const found = globSync(
		TOP.map((top) => `${top}/**/*.{ts,tsx}`),
		{ cwd: root, exclude: (entry) => LEFT_OUT.has(entry.split(/[\\/]/).at(-1) ?? "") },
	);
	return found.map((path) => path.split(sep).join("/")).sort();
}

/** Tests and what only they use: builders, fakes, the suites that every adapter of a port passes. */
export const isTest = (path: string): boolean =>
	/\.test\.tsx?$|^worker\/(testing|adapters\/contract)\/|^shared\/[^/]+\/testing\//.test(path);
