import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { orExplain, ROOT } from "../../../scripts/tools.ts";
import { PACKAGES, type Package } from "./packages.ts";

const PATIENCE_MS = 60_000;
const run = promisify(execFile);

export const openmrsFolder = (name: string): string => join(ROOT, "dist/openmrs", basename(name));

/** Puts OpenMRS's own pages into dist/openmrs, once. False where the registry cannot be reached; a package that is not the one pinned is a fault. */
export async function fetchOpenmrs(): Promise<boolean> {
	const had = await Promise.all(PACKAGES.map(fetchOne));
	return had.every(Boolean);
}

async function fetchOne({ name, version, sha512 }: Package): Promise<boolean> {
	const folder = openmrsFolder(name);
	const mark = join(folder, "sha512");
	if (existsSync(mark) && readFileSync(mark, "utf8") === sha512) return true;
	const fresh = `${folder}.${process.pid}`;
	try {
		mkdirSync(fresh, { recursive: true });
		const file = await packed(`${name}@${version}`, fresh);
		if (!file) return false;
		const found = createHash("sha512").update(readFileSync(file)).digest("base64");
		if (found !== sha512) throw new Error(`${name}@${version} is not the package that was pinned.`);
		await run("tar", ["-xzf", file, "-C", fresh, "--strip-components=1"]);
		rmSync(file);
		writeFileSync(join(fresh, "sha512"), sha512);
		rmSync(folder, { recursive: true, force: true });
		renameSync(fresh, folder);
		return true;
	} finally {
		rmSync(fresh, { recursive: true, force: true });
	}
}

/** The path of what the registry gave; null where it gave nothing. */
async function packed(spec: string, into: string): Promise<string | null> {
	const args = ["pack", spec, "--pack-destination", into, "--silent", "--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=15000"];
	try {
		const { stdout } = await run("npm", args, { cwd: into, timeout: PATIENCE_MS });
		const file = join(into, stdout.trim().split("\n").at(-1) ?? "");
		return file.endsWith(".tgz") && existsSync(file) ? file : null;
	} catch {
		return null;
	}
}

async function fetchAndSay(): Promise<void> {
	const had = await fetchOpenmrs();
	if (!had) throw new Error("OpenMRS's packages could not be fetched: the registry did not answer.");
	console.log(`OpenMRS's pages lie in ${join(ROOT, "dist/openmrs")}.`);
}

if (import.meta.main) orExplain(fetchAndSay());
