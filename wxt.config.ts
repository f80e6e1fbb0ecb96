import { defineConfig } from "wxt";
import { manifestFor } from "./browser-extension/manifest.ts";
import { droppableSchemas } from "./scripts/build-ui/droppable-schemas.ts";

export default defineConfig({
	srcDir: "browser-extension",
	publicDir: "browser-extension/public",
	modulesDir: "browser-extension/modules",
	outDir: "dist/extension",
	outDirTemplate: "{{browser}}{{modeSuffix}}",
	manifestVersion: 3,
	imports: false,
	manifest: ({ browser, mode }) => manifestFor(browser, { forTests: mode === "test", workerUrl: process.env.WORKER_URL }),
	vite: ({ mode }) => ({
		plugins: [droppableSchemas()],
		oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
		define: { "import.meta.env.WORKER_URL": JSON.stringify(process.env.WORKER_URL ?? "") },
		build: { target: "es2024", cssMinify: true, modulePreload: false, minify: mode !== "development" },
	}),
});
