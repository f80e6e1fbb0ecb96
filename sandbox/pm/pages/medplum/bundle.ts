import { join } from "node:path";
import { build } from "esbuild";

/** Medplum's pages as two files, as a browser gets them. */
export async function medplumPages(): Promise<{ script: string; style: string; page: string }> {
	const { outputFiles } = await build({
		entryPoints: [join(import.meta.dirname, "app.jsx")],
		bundle: true,
		minify: true,
		write: false,
		format: "esm",
		target: "es2024",
		tsconfigRaw: { compilerOptions: { jsx: "react-jsx", jsxImportSource: "react" } },
		outdir: "out",
		define: { "process.env.NODE_ENV": '"production"' },
		logLevel: "error",
	});
	const [script, style] = [/\.js$/, /\.css$/].map((kind) => outputFiles.find(({ path }) => kind.test(path))?.text ?? "");
	const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Medplum</title><link rel="stylesheet" href="/medplum.css"><div id="root"></div><script type="module" src="/medplum.js"></script></html>`;
	return { script: script ?? "", style: style ?? "", page };
}
