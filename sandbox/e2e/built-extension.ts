import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildExtension, extensionFolder } from "../../scripts/build-extension.ts";
import { ROOT } from "../../scripts/tools.ts";
import { fingerprint } from "../../scripts/worker/fingerprint.ts";

const INPUTS = ["browser-extension", "shared", "package-lock.json", "wxt.config.ts", "scripts/build-extension.ts"];

/** The extension as it is packed for staff, but for the leave to see this machine's own pages; built only when something changed. */
export async function builtExtension(): Promise<string> {
	const folder = extensionFolder("chrome", true);
	// A build by anybody else empties the folder, and takes this with it.
	const stamp = join(folder, "inputs.sha256");
	const inputs = fingerprint(ROOT, INPUTS);
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === inputs) return folder;
	await buildExtension("chrome", { forTests: true });
	writeFileSync(stamp, inputs);
	return folder;
}
