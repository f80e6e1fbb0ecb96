import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";

const open: { close(): unknown }[] = [];
afterEach(async () => {
	for (const each of open.splice(0).reverse()) await each.close();
});

/** Closed when the test is over, the newest first. */
export function kept<T extends { close(): unknown }>(thing: T): T {
	open.push(thing);
	return thing;
}

export function aFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "carrier-"));
	kept({ close: () => rmSync(folder, { recursive: true }) });
	return folder;
}
