import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { kB, plainFigure } from "../report/figure.ts";
import { ROOT } from "../server/bundle.ts";
import type { Measure } from "./measure.ts";

const ENTRY = join(ROOT, "dist/assets/app/app.js");

export const sidebar: Measure = {
	name: "sidebar",
	async run() {
		if (!existsSync(ENTRY)) throw new Error("The staff app is not built: npm run build.");
		const scripts = [...firstLoad(ENTRY, new Set())];
		const bytes = scripts.reduce((sum, script) => sum + gzipSync(readFileSync(script), { level: 9 }).length, 0);
		return [plainFigure("Sidebar script at first load, gz", bytes / 1000, kB(bytes), { limit: 40, better: "less" })];
	},
};

/** The entry and what it imports at once; what it imports later, on a click, is not first load. */
function firstLoad(script: string, found: Set<string>) {
	if (found.has(script)) return found;
	found.add(script);
	const source = readFileSync(script, "utf8");
	for (const [, path = ""] of source.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^"'();]*?from\s*)?["'](\.{1,2}\/[^"']+)["']/g)) {
		firstLoad(join(dirname(script), path), found);
	}
	return found;
}
