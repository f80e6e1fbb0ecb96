import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Named one by one: zcli would take every file that is not hidden. */
const PARTS = ["manifest.json", "translations", "assets"];

/** The app's own files by path, manifest last written with the Worker's address in it. */
export function collect(source: string, publicBaseUrl: string): Map<string, Uint8Array> {
	const files = new Map(PARTS.flatMap((part) => walk(source, part)));
	const manifest = files.get("manifest.json");
	if (manifest) {
		const text = new TextDecoder().decode(manifest).replaceAll("{{PUBLIC_BASE_URL}}", publicBaseUrl);
		files.set("manifest.json", new TextEncoder().encode(text));
	}
	return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function walk(source: string, path: string): [string, Uint8Array][] {
	const full = join(source, path);
	const stat = lstatSync(full);
	if (stat.isSymbolicLink()) throw new Error(`${path} is a link; a package holds files only.`);
	if (!stat.isDirectory()) return [[path, readFileSync(full)]];
	return readdirSync(full).flatMap((name) => walk(source, `${path}/${name}`));
}
