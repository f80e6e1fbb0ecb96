import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { OPENAPI_FILE, openapiText } from "./openapi/file.ts";

await mkdir(dirname(OPENAPI_FILE), { recursive: true });
await writeFile(OPENAPI_FILE, await openapiText());
console.log("docs/api/openapi.json is up to date.");
