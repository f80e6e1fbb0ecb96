import { createHash, type Hash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** One hash over names and contents of files and folders; tests are left out, for no build depends on them. */
export function fingerprint(root: string, inputs: readonly string[]) {
	const hash = createHash("sha256");
	for (const input of inputs) add(hash, root, input);
	return hash.digest("hex");
}

function add(hash: Hash, root: string, path: string) {
	const entry = statSync(join(root, path), { throwIfNoEntry: false });
	if (entry === undefined || /\.test\.tsx?$/.test(path) || path.endsWith("/.wrangler")) return;
	if (entry.isDirectory()) {
		for (const name of readdirSync(join(root, path)).sort()) add(hash, root, `${path}/${name}`);
		return;
	}
	const content = readFileSync(join(root, path));
	hash.update(`${path}\0${content.length}\0`).update(content);
}
