import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";
import { droppableSchemas } from "./build-ui/droppable-schemas.ts";
import { printSizes } from "./build-ui/sizes.ts";

const ROOT = join(import.meta.dirname, "..");
const OUT = join(ROOT, "dist/assets/app");

/** All but what only few places need: one file, because many small ones compress worse. */
const FOR_ALL =
	/^(?!.*(ThreadRow|Field|inbox|wording|waiting|InboxWords|[/]pm|visits|appointment|worklist|patient-m|schemas[/](card|file|hours)|rules[/](card|file)|ui[/](files|secure)[/]|state[/](secure|file-list)|PatientRecord|Settings|settings|places-on-earth|care[/]Select|save-file|use-in-view))/;

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
			cssMinify: true,
			// As a library, because Vite's own loader of preloads would cost every page 1.3 kB.
			lib: { entry: { app: join(ROOT, "helpdesk-app/main.tsx") }, formats: ["es"], cssFileName: "app" },
			rolldownOptions: {
				preserveEntrySignatures: false,
				output: {
					entryFileNames: "[name].js",
					chunkFileNames: "chunks/[name]-[hash].js",
					minify: true,
					codeSplitting: { groups: [{ name: "shared", minShareCount: 2, test: FOR_ALL }] },
				},
			},
		},
	});
}

if (import.meta.main) {
	await buildUi();
	await printSizes(OUT);
}
