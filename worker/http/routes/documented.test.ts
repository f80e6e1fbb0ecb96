import { expect, test } from "vitest";
import { ROUTES } from "../../../scripts/openapi/routes.ts";
import { staffApp } from "../staff-app.ts";

const plain = (method: string, path: string) => `${method.toUpperCase()} ${path.replace(/:\w+|\{\w+\}/g, "*").replace(/\/$/, "")}`;

test("every route of the staff API is told in the API document, and none that is not there", () => {
	const served = staffApp.routes.filter(({ method, path }) => method !== "ALL" && /^\/(api|auth)\//.test(path));
	const told = ROUTES.filter(({ path }) => /^\/(api|auth)\//.test(path)).map(({ method, path }) => plain(method, path));
	expect(served.length).toBeGreaterThan(20);
	expect([...new Set(served.map(({ method, path }) => plain(method, path)))].sort()).toEqual(told.sort());
});
