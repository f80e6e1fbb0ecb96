import { createLocalJWKSet, exportJWK, importSPKI, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHelpdesk, type Bench, SETTINGS } from "../testing/helpdesk.ts";

let bench: Bench;
beforeAll(async () => {
	bench = await aHelpdesk({ workerUrl: "http://localhost:8787" });
});
afterAll(() => bench.close());

const mint = async (change: Record<string, unknown> = {}) =>
	(await bench.ask("POST", "/_/tokens", { place: "ticket_sidebar", agentId: "502", ...change })).json;

async function verify(token: string) {
	const jwk = await exportJWK(await importSPKI(bench.helpdesk.publicKeyPem, "RS256"));
	const base = bench.helpdesk.url;
	return jwtVerify(token, createLocalJWKSet({ keys: [jwk] }), {
		algorithms: ["RS256"],
		issuer: new URL(base).host,
		audience: `${base}/api/v2/apps/installations/${SETTINGS.installationId}.json`,
	});
}

test("a load is signed with the app's own key and names installation, agent and place", async () => {
	const { url, token, appGuid } = await mint();
	const { payload } = await verify(token);
	expect(payload).toMatchObject({
		sub: expect.stringMatching(/\/users\/502\.json$/),
		context: { product: "support", location: "ticket_sidebar" },
	});
	const address = new URL(url);
	expect(address.origin + address.pathname).toBe("http://localhost:8787/helpdesk/ticket_sidebar");
	expect(Object.fromEntries(address.searchParams)).toEqual({ origin: bench.helpdesk.url, app_guid: appGuid });
});

test.each([
	["one that has run out", { expired: true }],
	["one from the future", { notYet: true }],
	["one signed by another key", { key: "other" }],
	["one without a signature", { alg: "none" }],
	["one signed with the public key as a shared secret", { alg: "HS256" }],
	["one for another installation", { claims: { aud: "https://other.zendesk.com/api/v2/apps/installations/9.json" } }],
	["one of another account", { claims: { iss: "other.zendesk.com" } }],
])("for tests it makes wrong loads too: %s", async (_name, change) => {
	await expect(verify((await mint(change)).token)).rejects.toThrow();
});

test("everybody may read the app's public key, and only by its own number", async () => {
	const key = await bench.ask("GET", `/api/v2/apps/${SETTINGS.appId}/public_key.pem`);
	expect(key.json).toBe(bench.helpdesk.publicKeyPem);
	expect((await bench.ask("GET", "/api/v2/apps/999/public_key.pem")).status).toBe(404);
});
