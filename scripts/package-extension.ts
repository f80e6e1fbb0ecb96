import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { BROWSERS, type Browser, buildExtension } from "./build-extension.ts";
import { workerAddress } from "./package-helpdesk/address.ts";
import { deterministicZip } from "./package-helpdesk/zip.ts";
import { orExplain, ROOT } from "./tools.ts";

/** For each store, what it takes: the built extension, bound to one Worker. */
async function makePackages(): Promise<void> {
	const { values } = parseArgs({ options: { url: { type: "string" } } });
	const workerUrl = workerAddress(values.url ?? process.env.PUBLIC_BASE_URL);
	for (const browser of BROWSERS) await makePackage(browser, workerUrl);
}

async function makePackage(browser: Browser, workerUrl: string): Promise<void> {
	const folder = await buildExtension(browser, { workerUrl });
	const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = names.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/")).sort();
	const zip = deterministicZip(new Map(paths.map((path) => [path, readFileSync(join(folder, path))])));
	const file = join(ROOT, `dist/patient-chat-${browser}.zip`);
	writeFileSync(file, zip);
	const hash = createHash("sha256").update(zip).digest("hex");
	console.log(`${relative(ROOT, file)}  ${paths.length} files, ${(zip.length / 1000).toFixed(1)} kB, sha256 ${hash}`);
}

orExplain(makePackages());
