import { readFileSync } from "node:fs";
import { join } from "node:path";
import { breaches } from "./rooms/breaches.ts";
import { circles } from "./rooms/circles.ts";
import { ROOMS } from "./rooms/table.ts";
import { parsed } from "./tree/parsed.ts";
import { sources } from "./tree/sources.ts";

const root = join(import.meta.dirname, "..");
const read = sources(root).map((path) => ({ path, ...parsed(path, readFileSync(join(root, path), "utf8")) }));
const found = [...breaches(read, ROOMS), ...circles(read)];

for (const { path, line, rule } of found) console.log(`${path}:${line}  ${rule}`);
console.log(found.length ? `${found.length} imports break the rules of the rooms.` : `${read.length} files keep to their rooms.`);
process.exitCode = found.length ? 1 : 0;
