import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BundledModules, bundleModules } from "./worker/bundle.ts";
import { fingerprint } from "./worker/fingerprint.ts";
import { readSettingsOfWrangler } from "./worker/wrangler-settings.ts";

const ROOT = join(import.meta.dirname, "..");
const INPUTS = [
	"worker",
	"shared",
	"wrangler.toml",
	"package-lock.json",
	"scripts/build-worker.ts",
	"scripts/worker/bundle.ts",
	"scripts/worker/wrangler-settings.ts",
];
const OURS: Place = { root: ROOT, out: join(ROOT, "dist/worker"), inputs: INPUTS };

/** `root` holds a wrangler.toml; `inputs` are what the bundle is made of; `entry` is a path within `root`. */
export type Place = { root: string; out: string; inputs: string[]; entry?: string };
/** `folder` holds the modules, the entry first; sizes in bytes, gzipped, module by module. */
export type BuiltWorker = { root: string; folder: string; modules: string[]; config: string; startGzip: number; laterGzip: number };

/** What runs here is byte for byte what a deploy uploads. */
export async function buildWorker(place = OURS): Promise<BuiltWorker> {
	// wrangler and miniflare refuse a folder of assets that is not there yet; the staff app is built into it beside us.
	mkdirSync(join(ROOT, "dist/assets"), { recursive: true });
	const folder = join(place.out, fingerprint(place.root, place.inputs).slice(0, 16));
	if (!existsSync(folder)) await bundle(place, folder);
	return weigh(place.root, folder);
}

/** Built aside and moved in whole: two builds at once, or one cut short, never leave half a bundle to run. */
async function bundle({ root, out, entry = "worker/index.ts" }: Place, folder: string) {
	mkdirSync(out, { recursive: true });
	const before = readdirSync(out).map((name) => join(out, name));
	const aside = mkdtempSync(join(ROOT, "dist/.worker-"));
	try {
		const modules = await bundleModules(root, entry, aside);
		writeFileSync(join(aside, "modules.json"), JSON.stringify(modules));
		writeFileSync(join(aside, "config.json"), JSON.stringify(await readSettingsOfWrangler(root), null, "\t"));
		if (!existsSync(folder)) renameSync(aside, folder);
	} finally {
		for (const old of [aside, ...before.filter(isStale)]) rmSync(old, { recursive: true, force: true });
	}
}

/** Nobody who has just asked for it is still reading it. */
const STALE_MS = 10 * 60_000;
function isStale(path: string): boolean {
	return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > STALE_MS;
}

function weigh(root: string, folder: string): BuiltWorker {
	const { start, later }: BundledModules = JSON.parse(readFileSync(join(folder, "modules.json"), "utf8"));
	const gzip = (files: string[]) => files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
	const sizes = { startGzip: gzip(start), laterGzip: gzip(later) };
	return { root, folder, modules: [...start, ...later], config: join(folder, "config.json"), ...sizes };
}

export function sizeLine({ startGzip, laterGzip }: BuiltWorker) {
	return `Worker: ${(startGzip / 1000).toFixed(1)} kB gz to start, ${(laterGzip / 1000).toFixed(1)} kB gz when staff or a sync ask`;
}

if (import.meta.main) console.log(sizeLine(await buildWorker()));
