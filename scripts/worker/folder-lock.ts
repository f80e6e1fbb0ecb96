import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { scheduler } from "node:timers/promises";
import { WrongRequest } from "./request.ts";

/**
 * Two runtimes on one folder would both wake the same objects and send texts twice.
 * A SQLite lock, because the kernel lets go of it however its holder ends: no stale lock file to delete by hand.
 */
export async function lockFolder(folder: string, patienceMs = 10_000): Promise<DatabaseSync> {
	const lock = openLock(folder);
	for (const giveUpAt = Date.now() + patienceMs; ; await scheduler.wait(100)) {
		try {
			lock.exec("BEGIN EXCLUSIVE");
			return lock;
		} catch {
			if (Date.now() > giveUpAt) throw new WrongRequest(`The folder ${folder} is in use by another Worker that is still running.`);
		}
	}
}

function openLock(folder: string) {
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		return new DatabaseSync(join(folder, "lock.sqlite"));
	} catch {
		throw new WrongRequest(`The folder ${folder} cannot be made or written to.`);
	}
}
