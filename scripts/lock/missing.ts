import { platformOf } from "./platform.ts";
import type { Entry, Lock } from "./read.ts";

export type Missing = { path: string; name: string; entry: Entry };

/**
 * Optional packages that some package of the lock names and the lock does not hold. npm leaves them out when the machine that
 * wrote the lock could not see them; `npm ci` then refuses the lock, or fails on the system that needs them.
 */
export function lacks({ packages }: Lock): Missing[] {
	return Object.entries(packages).flatMap(([parent, { optionalDependencies = {}, dev }]) =>
		Object.entries(optionalDependencies).flatMap(([name, version]) => {
			if (found(packages, parent, name, version)) return [];
			const path = `node_modules/${name}` in packages ? `${parent}/node_modules/${name}` : `node_modules/${name}`;
			return [{ path, name, entry: entryFor(parent, name, version, dev) }];
		}),
	);
}

/** As npm keeps them: by path, in English order. */
export function completed(lock: Lock): Lock {
	const added = lacks(lock).map(({ path, entry }) => [path, entry] as const);
	const packages = [...Object.entries(lock.packages), ...added].sort(([one], [other]) => one.localeCompare(other, "en"));
	return { ...lock, packages: Object.fromEntries(packages) };
}

function found(packages: Lock["packages"], parent: string, name: string, version: string): boolean {
	for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
		const entry = packages[folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`];
		if (entry) return entry.version === version || !isExact(version);
		if (!folder) return false;
	}
}

function entryFor(parent: string, name: string, version: string, dev: boolean | undefined): Entry {
	const platform = platformOf(name);
	if (!platform || !isExact(version)) {
		throw new Error(`${parent} wants ${name} ${version}: not a package for one platform, so "npm install" has to find it.`);
	}
	const { os, cpu, libc } = platform;
	return { version, cpu, ...(dev && { dev }), ...(libc && { libc }), optional: true, os };
}

const isExact = (version: string): boolean => /^\d+\.\d+\.\d+/.test(version);
