import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { packageProblems } from "../helpdesk-app/manifest-check.ts";
import { workerAddress } from "./package-helpdesk/address.ts";
import { collect } from "./package-helpdesk/collect.ts";
import { deterministicZip } from "./package-helpdesk/zip.ts";
import { orExplain, ROOT } from "./tools.ts";

const SOURCE = join(ROOT, "helpdesk-app");
/** A clean folder, which zcli may package as well. */
const FOLDER = join(ROOT, "dist/helpdesk-app");
const ZIP = join(ROOT, "dist/patient-chat-zendesk.zip");

async function makePackage(): Promise<void> {
	const { values } = parseArgs({ options: { url: { type: "string" } } });
	const files = collect(SOURCE, workerAddress(values.url ?? process.env.PUBLIC_BASE_URL));
	const problems = packageProblems(files);
	if (problems.length > 0) throw new Error(["The app is not packaged:", ...problems].join("\n  "));
	rmSync(FOLDER, { recursive: true, force: true });
	for (const [path, bytes] of files) {
		mkdirSync(dirname(join(FOLDER, path)), { recursive: true });
		writeFileSync(join(FOLDER, path), bytes);
	}
	copyFileSync(join(SOURCE, ".zcliignore"), join(FOLDER, ".zcliignore"));
	const zip = deterministicZip(files);
	writeFileSync(ZIP, zip);
	const hash = createHash("sha256").update(zip).digest("hex");
	console.log(`${relative(ROOT, ZIP)}  ${files.size} files, ${(zip.length / 1000).toFixed(1)} kB, sha256 ${hash}`);
}

orExplain(makePackage());
