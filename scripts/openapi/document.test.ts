import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openapi } from "./document.ts";
import { OPENAPI_FILE, openapiText } from "./file.ts";
import { ROUTES } from "./routes.ts";

test("docs/api/openapi.json says what the schemas say today; npm run openapi writes it anew", async () => {
	expect(readFileSync(OPENAPI_FILE, "utf8") === (await openapiText())).toBe(true);
});

test("every reference leads somewhere", () => {
	const document = openapi("0.0.0");
	const text = JSON.stringify(document);
	const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
	expect(names.length).toBeGreaterThan(50);
	for (const name of names) expect(document).toHaveProperty(["components", "schemas", name ?? ""]);
});

test("no method of a path is told twice, and every route needs a session but the health check, what leads to one, and what shows a key of its own", () => {
	const told = ROUTES.map(({ method, path }) => `${method} ${path}`);
	expect(new Set(told).size).toBe(told.length);
	expect(ROUTES.filter((route) => route.open).map(({ path }) => path)).toEqual([
		"/health",
		"/auth/extension/start",
		"/auth/extension/callback",
		"/pm/{clinicId}/jwks.json",
		"/import/{clinicId}/{subject}",
	]);
});

test("what has a default may be left out of a request", () => {
	expect(openapi("0.0.0")).toHaveProperty("components.schemas.CreateClinic.required", ["id", "name", "timeZone", "country", "numbers"]);
});
