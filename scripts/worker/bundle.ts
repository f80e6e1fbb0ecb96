import { basename, join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";

/** The modules that a Worker loads as it starts, its entry first, and those that it asks for later. File names. */
export type BundledModules = { start: string[]; later: string[] };

/**
 * Bundles into modules: what only staff or a sync need is read when the first of them comes. wrangler's own bundler makes one file of all, and a
 * text that wakes a Worker would wait for the whole of it.
 */
export async function bundleModules(root: string, entry: string, outdir: string): Promise<BundledModules> {
	const { metafile } = await build({
		absWorkingDir: root,
		entryPoints: { index: entry },
		outdir,
		bundle: true,
		splitting: true,
		// By this name wrangler.toml knows them.
		chunkNames: "part-[name]-[hash]",
		format: "esm",
		target: "es2024",
		minify: true,
		metafile: true,
		logLevel: "silent",
		conditions: ["workerd", "worker", "browser"],
		mainFields: ["module", "main"],
		external: ["cloudflare:*", "node:*"],
		plugins: [nodeModules, noDebugPrints],
	});
	return modulesOf(metafile, entry, join(root, entry));
}

const NODE_MODULES = /^(?:crypto|url|querystring|stream)$/;

/** CommonJS cannot ask for a module of the runtime by itself. */
const nodeModules: Plugin = {
	name: "modules of the runtime",
	setup(build) {
		build.onResolve({ filter: NODE_MODULES }, ({ path, kind }) =>
			kind === "require-call" ? { path, namespace: "runtime" } : { path: `node:${path}`, external: true },
		);
		build.onLoad({ filter: /./, namespace: "runtime" }, ({ path }) => ({
			contents: `import it from "node:${path}"; module.exports = it;`,
			loader: "js",
		}));
	},
};

/** What reads files comes with a printer for its own makers, which wants a terminal. */
const noDebugPrints: Plugin = {
	name: "no debug prints",
	setup(build) {
		build.onResolve({ filter: /^debug$/ }, ({ path }) => ({ path, namespace: "silent" }));
		build.onLoad({ filter: /./, namespace: "silent" }, () => ({ contents: "export default () => () => {};", loader: "js" }));
	},
};

function modulesOf({ outputs }: Metafile, entry: string, entryPath: string): BundledModules {
	const isEntry = (point: string | undefined) =>
		point !== undefined && (point === entry || entryPath.endsWith(point.replace(/^(?:\.\.\/)+/, "/")));
	const main = Object.keys(outputs).find((file) => isEntry(outputs[file]?.entryPoint));
	if (main === undefined) throw new Error(`${entry} became no module.`);
	const start = new Set([main]);
	for (const file of start) {
		for (const { kind, path } of outputs[file]?.imports ?? []) if (kind === "import-statement" && outputs[path]) start.add(path);
	}
	const later = Object.keys(outputs).filter((file) => !start.has(file));
	return { start: [...start].map((file) => basename(file)), later: later.map((file) => basename(file)) };
}
