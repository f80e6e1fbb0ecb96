import { join, relative } from "node:path";
import type { MiniflareWorkerConfig } from "miniflare";
import { QUIET_WRANGLER } from "./quiet-wrangler.ts";

/**
 * What wrangler.toml says, in miniflare's words and without the script: bindings, objects, assets, crons.
 * Read at build time because loading wrangler takes longer than starting the Worker.
 */
export async function readSettingsOfWrangler(root: string): Promise<Omit<MiniflareWorkerConfig, "manifest">> {
	Object.assign(process.env, QUIET_WRANGLER);
	const { unstable_getMiniflareWorkerOptions: optionsOf, unstable_readConfig: readConfig } = await import("wrangler");
	const { convertV4MiniflareOptions } = await import("miniflare");
	const wrangler = readConfig({ config: join(root, "wrangler.toml") }, { hideWarnings: true });
	// Only the vars of wrangler.toml: wrangler adds those of .dev.vars, and secrets do not belong in a build.
	const { modulesRules: _, ...options } = {
		...optionsOf(wrangler).workerOptions,
		name: wrangler.name ?? "worker",
		bindings: wrangler.vars,
	};
	const { workers } = convertV4MiniflareOptions({
		workers: [{ ...options, modules: [{ type: "ESModule", path: "index.js", contents: "" }] }],
	});
	const converted = workers[0]?.config;
	if (converted === undefined) throw new Error("wrangler.toml describes no Worker.");
	const { manifest: __, assets, ...config } = converted;
	return assets === undefined ? config : { ...config, assets: { ...assets, directory: relative(root, assets.directory) } };
}
