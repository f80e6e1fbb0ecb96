import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aHelpdesk, type Bench } from "../testing/helpdesk.ts";

const VERIFIER = "v".repeat(43);
const BACK = "http://localhost:1/auth/extension/callback";
const challenge = createHash("sha256").update(VERIFIER).digest("base64url");
const ASK = {
	response_type: "code",
	client_id: "patient_chat_extension",
	redirect_uri: BACK,
	scope: "read",
	state: "state-1",
	code_challenge: challenge,
	code_challenge_method: "S256",
};

let bench: Bench;
beforeEach(async () => {
	bench = await aHelpdesk();
});
afterEach(() => bench.close());

const page = (ask: Record<string, string>, headers: HeadersInit = {}) =>
	fetch(`${bench.helpdesk.url}/oauth/authorizations/new?${new URLSearchParams(ask)}`, { headers, redirect: "manual" });

const press = (form: Record<string, string>, headers: HeadersInit = {}) =>
	fetch(`${bench.helpdesk.url}/oauth/authorizations`, { method: "POST", body: new URLSearchParams(form), headers, redirect: "manual" });

const askedOf = async (response: Response) => /name="asked" value="(\w+)"/.exec(await response.text())?.[1] ?? "";
const backTo = (response: Response) => new URL(response.headers.get("location") ?? "");

async function allowed(agent = "502", ask: Record<string, string> = ASK): Promise<string> {
	return backTo(await press({ asked: await askedOf(await page(ask)), agent, answer: "allow" })).searchParams.get("code") ?? "";
}

const trade = (code: string, change: Record<string, unknown> = {}) =>
	bench.ask("POST", "/oauth/tokens", {
		...{ grant_type: "authorization_code", client_id: ASK.client_id, code, redirect_uri: BACK, code_verifier: VERIFIER, ...change },
	});

const as = (token: string, path: string, method = "GET") =>
	bench.ask(method, `/api/v2${path}`, undefined, { authorization: `Bearer ${token}` });

test("an agent who allows it comes back with a code, and the code's token is that agent's", async () => {
	const asked = await askedOf(await page(ASK));
	const back = backTo(await press({ asked, agent: "502", answer: "allow" }));
	expect(back.href.startsWith(`${BACK}?`)).toBe(true);
	expect(back.searchParams.get("state")).toBe("state-1");
	const { status, json } = await trade(back.searchParams.get("code") ?? "", { expires_in: 300 });
	expect([status, json]).toEqual([201, { access_token: expect.any(String), token_type: "bearer", scope: "read", expires_in: 300 }]);
	expect((await as(json.access_token, "/users/me")).json.user).toMatchObject({ id: 502, name: "Sam Ortiz" });
	expect((await as(json.access_token, "/oauth/tokens/current")).json.token).toMatchObject({ client_id: 2, user_id: 502, scopes: ["read"] });
	expect((await as(json.access_token, "/tickets")).status).toBe(200);
});

test("who is signed in already is asked only whether they allow it", async () => {
	const cookie = "simulated_helpdesk_agent=501";
	const shown = await page(ASK, { cookie });
	const html = await shown.clone().text();
	expect(html).toContain("Dana Kim");
	expect(html).not.toContain("<select");
	const back = backTo(await press({ asked: await askedOf(shown), answer: "allow" }, { cookie }));
	const { json } = await trade(back.searchParams.get("code") ?? "");
	expect((await as(json.access_token, "/users/me")).json.user.id).toBe(501);
});

test("who denies it comes back with the denial and no code", async () => {
	const back = backTo(await press({ asked: await askedOf(await page(ASK)), agent: "502", answer: "deny" }));
	expect(Object.fromEntries(back.searchParams)).toEqual({ error: "access_denied", state: "state-1" });
});

test.each([
	["another address", { redirect_uri: "https://evil.example/" }],
	["an address below ours", { redirect_uri: `${BACK}/x` }],
	["a client nobody made", { client_id: "somebody" }],
	["the client with a secret", { client_id: "patient_chat" }],
	["no challenge", { code_challenge: "" }],
	["a plain challenge", { code_challenge_method: "plain" }],
	["the implicit grant", { response_type: "token" }],
])("%s gets a page, and nobody is sent anywhere", async (_name, change) => {
	const shown = await page({ ...ASK, ...change });
	expect([shown.status, shown.headers.get("location")]).toEqual([400, null]);
});

test("a scope that is none goes back as an error", async () => {
	expect(backTo(await page({ ...ASK, scope: "everything" })).searchParams.get("error")).toBe("invalid_scope");
});

test("nobody can press the button for somebody else", async () => {
	const cookie = "simulated_helpdesk_agent=501";
	expect((await press({ asked: "guess", answer: "allow" }, { cookie })).status).toBe(400);
	const asked = await askedOf(await page(ASK));
	expect((await press({ asked, answer: "allow" })).status).toBe(400);
	expect((await press({ asked, agent: "502", answer: "allow" })).status).toBe(302);
	expect((await press({ asked, agent: "502", answer: "allow" })).status).toBe(400);
});

test.each([
	["another verifier", { code_verifier: "w".repeat(43) }],
	["an empty verifier", { code_verifier: "" }],
	["another address", { redirect_uri: "http://localhost:1/other" }],
	["another client", { client_id: "patient_chat" }],
])("a code with %s is refused, and spent", async (_name, change) => {
	const code = await allowed();
	expect(await trade(code, change)).toMatchObject({ status: 400, json: { error: "invalid_grant" } });
	expect((await trade(code)).status).toBe(400);
});

test("a code is good once, and for two minutes", async () => {
	const code = await allowed();
	expect((await trade(code)).status).toBe(201);
	expect((await trade(code)).status).toBe(400);
	const late = await allowed();
	bench.pass(120_001);
	expect((await trade(late)).status).toBe(400);
});

test("only an admin is told which client a number is, and a token that only reads cannot end itself", async () => {
	const agent = (await trade(await allowed("502"))).json.access_token;
	const admin = (await trade(await allowed("501"))).json.access_token;
	expect((await as(agent, "/oauth/clients/2")).status).toBe(403);
	expect((await as(admin, "/oauth/clients/2")).json).toEqual({ client: { id: 2, identifier: "patient_chat_extension" } });
	const { id } = (await as(agent, "/oauth/tokens/current")).json.token;
	expect((await as(agent, `/oauth/tokens/${id}`, "DELETE")).status).toBe(403);
	const writer = (await trade(await allowed("502", { ...ASK, scope: "read write" }))).json.access_token;
	const own = (await as(writer, "/oauth/tokens/current")).json.token.id;
	expect((await as(writer, `/oauth/tokens/${own}`, "DELETE")).status).toBe(204);
	expect((await as(writer, "/tickets")).status).toBe(401);
});
