import { readdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { droppableSchemas } from "./build-ui/droppable-schemas.ts";

const ROOT = join(import.meta.dirname, "..");
const OUT = join(ROOT, "dist/assets/app");

/** The entry's names are fixed, for the Worker writes them into its page; chunks carry a hash. */
export async function buildUi(): Promise<void> {
	await rm(OUT, { recursive: true, force: true });
	await build({
		root: ROOT,
		configFile: false,
		logLevel: "warn",
		base: "/app/",
		publicDir: false,
		plugins: [droppableSchemas()],
		oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
		build: {
			outDir: OUT,
			target: "es2022",
			cssCodeSplit: false,
			// A library build leaves out Vite's own loader of preloads (1.3 kB); main.tsx asks for what it needs in time.
			lib: { entry: { app: join(ROOT, "helpdesk-app/main.tsx") }, formats: ["es"], cssFileName: "app" },
			cssMinify: true,
			rolldownOptions: {
				preserveEntrySignatures: false,
				output: {
					entryFileNames: "[name].js",
					chunkFileNames: "chunks/[name]-[hash].js",
					minify: true,
					codeSplitting: { groups: [{ name: "shared", minShareCount: 2, test: /^(?!.*(ThreadRow|Field|inbox|wording|waiting|InboxWords|time-zone)).*$/ }] },
				},
			},
		},
	});
}

async function printSizes(): Promise<void> {
	const files = (await readdir(OUT, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
	for (const path of files.map((file) => join(file.parentPath, file.name)).sort()) {
		const { length } = gzipSync(await readFile(path), { level: 9 });
		console.log(`${(length / 1000).toFixed(1).padStart(6)} kB gz  ${relative(OUT, path)}`);
	}
}

if (import.meta.main) {
	await buildUi();
	await printSizes();
}
