import { afterEach, beforeEach, expect, test } from "vitest";
import { aHelpdesk, type Bench, SETTINGS } from "../testing/helpdesk.ts";

let bench: Bench;
beforeEach(async () => {
	bench = await aHelpdesk();
});
afterEach(() => bench.close());

const grant = (change: Record<string, unknown>) =>
	bench.ask("POST", "/oauth/tokens", {
		...{ grant_type: "client_credentials", client_id: SETTINGS.clientId, client_secret: SETTINGS.clientSecret, scope: "read" },
		...change,
	});

test("the client gets a token that lives half an hour and no refresh token", async () => {
	const { status, json } = await grant({});
	expect(status).toBe(201);
	expect(json).toEqual({ access_token: expect.any(String), token_type: "bearer", scope: "read", expires_in: 1800 });
});

test.each([
	["a wrong secret", { client_secret: "guess" }, 401, "invalid_client"],
	["another client", { client_id: "other" }, 401, "invalid_client"],
	["a password grant", { grant_type: "password" }, 400, "unsupported_grant_type"],
	["a life of a minute", { expires_in: 60 }, 400, "invalid_request"],
	["a life of a week", { expires_in: 604_800 }, 400, "invalid_request"],
])("%s is refused", async (_name, change, status, error) => {
	const answer = await grant(change);
	expect(answer).toMatchObject({ status, json: { error } });
});

test("a scope of a wrong type gives a token that is forbidden everywhere", async () => {
	const token = await bench.token(["read", "write"]);
	const answer = await bench.ask("GET", "/api/v2/tickets", undefined, { authorization: `Bearer ${token}` });
	expect(answer).toMatchObject({ status: 403, json: { error: { title: "Forbidden" } } });
});

test.each([
	["tickets:read", "GET", "/api/v2/tickets", 200],
	["tickets:read", "GET", "/api/v2/users/501", 403],
	["tickets:read", "POST", "/api/v2/tickets", 403],
	["users:write", "GET", "/api/v2/users/501", 403],
	["tickets:read users:read", "GET", "/api/v2/tickets/1/audits", 403],
	["read", "GET", "/api/v2/tickets/1/audits", 404],
])("with the scope %s, %s %s is answered %i", async (scope, method, path, status) => {
	const token = await bench.token(scope);
	expect((await bench.ask(method, path, method === "POST" ? {} : undefined, { authorization: `Bearer ${token}` })).status).toBe(status);
});

test("a token that has run out is refused", async () => {
	const token = await bench.token("read");
	bench.pass(1801_000);
	const answer = await bench.ask("GET", "/api/v2/tickets", undefined, { authorization: `Bearer ${token}` });
	expect(answer).toMatchObject({ status: 401, json: { error: "invalid_token" } });
});

test("nobody gets in without a token, nor with a password", async () => {
	expect((await bench.ask("GET", "/api/v2/tickets")).status).toBe(401);
	expect((await bench.ask("GET", "/api/v2/tickets", undefined, { authorization: "Basic ZGFuYTpwdw==" })).status).toBe(401);
});

test("asked who nobody is, Zendesk names an anonymous user without an id", async () => {
	expect(await bench.ask("GET", "/api/v2/users/me")).toMatchObject({ status: 200, json: { user: { id: null } } });
	expect(await bench.api("GET", "/api/v2/users/me.json")).toMatchObject({ status: 200, json: { user: { id: 9000001, role: "agent" } } });
});
