import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";

/** What a ticket's sidebar runs before it shows a thread, in English; docs/architecture allows it 40 kB. */
const SIDEBAR = [/^app\.js$/, /^chunks\/ticket-sidebar-/, /^chunks\/en-/];
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g;

export async function printSizes(folder: string): Promise<void> {
	const texts = await scriptsIn(folder);
	for (const [path, text] of texts) console.log(`${kilobytes(gzipped([text]))}  ${path}`);
	console.log(`${kilobytes(await sidebarBytes(folder))}  a ticket's sidebar, all script of its first load`);
}

/** Gzipped bytes, file by file, of all script of a sidebar's first load. */
export async function sidebarBytes(folder: string): Promise<number> {
	const texts = await scriptsIn(folder);
	const start = [...texts.keys()].filter((path) => SIDEBAR.some((pattern) => pattern.test(path)));
	return gzipped(loadedWith(start, texts).map((path) => texts.get(path) ?? ""));
}

/** These files and whatever they import, to the end. */
export function loadedWith(start: string[], texts: ReadonlyMap<string, string>): string[] {
	const found = new Set<string>();
	const open = [...start];
	for (let path = open.pop(); path; path = open.pop()) {
		if (found.has(path)) continue;
		found.add(path);
		for (const [, target = ""] of (texts.get(path) ?? "").matchAll(STATIC_IMPORT)) open.push(join(dirname(path), target));
	}
	return [...found];
}

async function scriptsIn(folder: string): Promise<Map<string, string>> {
	const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
	const paths = files.map((file) => relative(folder, join(file.parentPath, file.name))).sort();
	return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), "utf8")] as const)));
}

function gzipped(texts: string[]): number {
	return texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
}

function kilobytes(bytes: number): string {
	return `${(bytes / 1000).toFixed(1).padStart(6)} kB gz`;
}
