import { join } from "node:path";
import { completed, lacks } from "./lock/missing.ts";
import { readLock, writeLock } from "./lock/read.ts";

const root = join(import.meta.dirname, "..");
const lock = await readLock(root);
const missing = lacks(lock);

if (missing.length) await writeLock(root, completed(lock), "  ");
for (const { path, entry } of missing) console.log(`added ${path} ${entry.version}`);
console.log(missing.length ? `package-lock.json is complete now: ${missing.length} added.` : "package-lock.json is complete.");
