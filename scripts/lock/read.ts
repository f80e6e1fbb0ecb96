import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";

const Entry = z.looseObject({
	version: z.optional(z.string()),
	dev: z.optional(z.boolean()),
	optionalDependencies: z.optional(z.record(z.string(), z.string())),
});
export type Entry = z.infer<typeof Entry>;

const Lock = z.looseObject({ packages: z.record(z.string(), Entry) });
export type Lock = z.infer<typeof Lock>;

const file = (root: string) => join(root, "package-lock.json");

export const readLock = async (root: string): Promise<Lock> => Lock.parse(JSON.parse(await readFile(file(root), "utf8")));

export const writeLock = (root: string, lock: Lock, indent: string): Promise<void> =>
	writeFile(file(root), `${JSON.stringify(lock, null, indent)}\n`);
