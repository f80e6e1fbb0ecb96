import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";

/** What a ticket's sidebar runs before it shows a thread, in English; docs/architecture allows it 40 kB. */
const SIDEBAR = [/^app\.js$/, /^chunks\/ticket-sidebar-/, /^chunks\/en-/];
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g;

export async function printSizes(folder: string): Promise<void> {
	const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
	const paths = files.map((file) => relative(folder, join(file.parentPath, file.name))).sort();
	const texts = new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), "utf8")] as const)));
	for (const [path, text] of texts) console.log(`${kilobytes([text])}  ${path}`);
	const first = loadedWith(
		paths.filter((path) => SIDEBAR.some((pattern) => pattern.test(path))),
		texts,
	);
	console.log(`${kilobytes(first.map((path) => texts.get(path) ?? ""))}  a ticket's sidebar, all script of its first load`);
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

function kilobytes(texts: string[]): string {
	const bytes = texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
	return `${(bytes / 1000).toFixed(1).padStart(6)} kB gz`;
}
