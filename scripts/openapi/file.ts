import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { openapi } from "./document.ts";

const root = join(import.meta.dirname, "../..");
const Package = z.object({ version: z.string() });

export const OPENAPI_FILE = join(root, "docs/api/openapi.json");

export async function openapiText(): Promise<string> {
	const { version } = Package.parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));
	return `${JSON.stringify(openapi(version), null, "\t")}\n`;
}
