import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "./fingerprint.ts";

const ROOT = join(import.meta.dirname, "../..");
const SCRIPT = join(ROOT, "scripts/build-ui.ts");
const APP = join(ROOT, "dist/assets/app");
const STAMP = join(ROOT, "dist/app-inputs.sha256");
const INPUTS = ["helpdesk-app", "shared", "package-lock.json", "scripts/build-ui.ts", "docs/api/openapi.json"];

/** The staff app's script and styles, which wrangler.toml serves beside the Worker; built only when something changed. */
export async function buildApp() {
	const inputs = fingerprint(ROOT, INPUTS);
	if (!existsSync(SCRIPT) || (existsSync(APP) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === inputs)) return;
	const { buildUi } = await import(SCRIPT);
	await buildUi();
	// Part of the contract, and nothing that the Worker need carry in its bundle.
	mkdirSync(join(ROOT, "dist/assets/api"), { recursive: true });
	copyFileSync(join(ROOT, "docs/api/openapi.json"), join(ROOT, "dist/assets/api/openapi.json"));
	writeFileSync(STAMP, inputs);
}
