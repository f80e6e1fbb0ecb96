import { build } from "esbuild";

/** One script of a page and all that it imports, made in memory: nothing has to be built before a start. */
export async function bundle(entry: string, globalName?: string): Promise<string> {
	const result = await build({
		entryPoints: [entry],
		bundle: true,
		write: false,
		format: globalName === undefined ? "esm" : "iife",
		...(globalName === undefined ? {} : { globalName }),
		jsx: "automatic",
		jsxImportSource: "preact",
		target: "es2022",
	});
	return result.outputFiles[0]?.text ?? "";
}
