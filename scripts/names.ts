import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unwantedWords, vagueNames } from "./names/breaches.ts";
import { parsed } from "./tree/parsed.ts";
import { sources } from "./tree/sources.ts";

const root = join(import.meta.dirname, "..");
const paths = sources(root);
const found = paths.flatMap((path) => {
	const text = readFileSync(join(root, path), "utf8");
	return [...vagueNames(path, parsed(path, text).exported), ...unwantedWords(path, text)];
});

for (const { path, line, rule } of found) console.log(`${path}:${line}  ${rule}`);
console.log(found.length ? `${found.length} names or words to change.` : `${paths.length} files have plain names.`);
process.exitCode = found.length ? 1 : 0;
