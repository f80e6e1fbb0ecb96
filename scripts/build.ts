import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { OPENAPI_FILE } from "./openapi/file.ts";
import { orExplain, ROOT, script } from "./tools.ts";

const published = join(ROOT, "dist/assets/api/openapi.json");

async function build(): Promise<void> {
	await script("build-ui.ts");
	await mkdir(dirname(published), { recursive: true });
	await copyFile(OPENAPI_FILE, published);
	await script("build-worker.ts");
	await script("build-extension.ts");
}

orExplain(build());
