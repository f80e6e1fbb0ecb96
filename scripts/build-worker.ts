import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { fingerprint } from "./worker/fingerprint.ts";
import { QUIET_WRANGLER } from "./worker/quiet-wrangler.ts";
import { readSettingsOfWrangler } from "./worker/wrangler-settings.ts";

const ROOT = join(import.meta.dirname, "..");
const INPUTS = ["worker", "shared", "wrangler.toml", "package-lock.json", "scripts/build-worker.ts", "scripts/worker/wrangler-settings.ts"];
const OURS: Place = { root: ROOT, out: join(ROOT, "dist/worker"), inputs: INPUTS };

/** `root` holds a wrangler.toml, whose `main` may be replaced by `entry`; `inputs` are what the bundle is made of. */
export type Place = { root: string; out: string; inputs: string[]; entry?: string };
export type BuiltWorker = { root: string; script: string; config: string; rawBytes: number; gzipBytes: number };

/** Bundles with wrangler's own bundler, so that what runs here is byte for byte what a deploy uploads. */
export async function buildWorker(place = OURS): Promise<BuiltWorker> {
	// wrangler and miniflare refuse a folder of assets that is not there yet; the staff app is built into it beside us.
	mkdirSync(join(ROOT, "dist/assets"), { recursive: true });
	const stamp = join(place.out, "inputs.sha256");
	const inputs = fingerprint(place.root, place.inputs);
	if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== inputs) await bundle(place, inputs);
	return weigh(place);
}

async function bundle(place: Place, inputs: string) {
	// Built aside and moved in: two builds at once, or one cut short, never leave half a bundle to run.
	const aside = mkdtempSync(join(ROOT, "dist/.worker-"));
	try {
		await runWrangler(place, aside);
		writeFileSync(join(aside, "config.json"), JSON.stringify(await readSettingsOfWrangler(place.root), null, "\t"));
		mkdirSync(place.out, { recursive: true });
		for (const file of ["index.js", "config.json"]) renameSync(join(aside, file), join(place.out, file));
		writeFileSync(join(place.out, "inputs.sha256"), inputs);
	} finally {
		rmSync(aside, { recursive: true, force: true });
	}
}

async function runWrangler({ root, entry }: Place, outdir: string) {
	const wrangler = join(ROOT, "node_modules/wrangler/wrangler-dist/cli.js");
	const command = [wrangler, "deploy", ...(entry === undefined ? [] : [entry]), "--dry-run", "--minify", "--outdir", outdir];
	try {
		await promisify(execFile)(process.execPath, command, { cwd: root, env: { ...process.env, ...QUIET_WRANGLER } });
	} catch (failure) {
		const output = failure instanceof Error && "stderr" in failure ? String(failure.stderr) : String(failure);
		throw new Error(`The Worker could not be bundled:\n${output.trim()}`);
	}
}

function weigh({ root, out }: Place): BuiltWorker {
	const script = join(out, "index.js");
	const bytes = readFileSync(script);
	return { root, script, config: join(out, "config.json"), rawBytes: bytes.length, gzipBytes: gzipSync(bytes, { level: 9 }).length };
}

export function sizeLine({ rawBytes, gzipBytes }: BuiltWorker) {
	return `Worker: ${(rawBytes / 1000).toFixed(1)} kB, ${(gzipBytes / 1000).toFixed(1)} kB gz`;
}

if (import.meta.main) console.log(sizeLine(await buildWorker()));
