import { createExecutionContext } from "cloudflare:test";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FIREFOX_REDIRECT_ID, redirectOf } from "../../../shared/schemas/extension-ids.ts";
import { StaffSession } from "../../../shared/schemas/extension-sign-in.ts";
import { directoryOf } from "../../objects/stubs.ts";
import { aClinic, admin, testEnv } from "../../testing/clinic.ts";
import { anOutside } from "../../testing/outside.ts";
import { aStaffId, call, problemOf } from "../../testing/staff-door.ts";
import { must } from "../../testing/thread-room.ts";
import { ZENDESK } from "../../testing/zendesk-door.ts";
import { atZendesk, REDIRECT, STATE, sentTo, type Truth, VERIFIER, visit, WISH, zendeskSigningIn } from "../../testing/zendesk-sign-in.ts";
import { codeHash, newCode } from "../../trust/extension-code.ts";
import { challengeOf, startFlow } from "../../trust/extension-flow.ts";
import { app } from "../app.ts";

const SECRET = testEnv.SESSION_SECRET ?? "";

let outside: ReturnType<typeof anOutside>;
let agent: string;
let logged: string[];

beforeEach(async () => {
	outside = anOutside();
	agent = aStaffId();
	outside.helpdesk.addAgent({ id: agent });
	await directoryOf(testEnv).putMember(admin, (await aClinic()).id, agent, "member");
	logged = [];
	vi.spyOn(console, "log").mockImplementation((line) => void logged.push(String(line)));
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

/** Somebody comes back from Zendesk, of whom it says this. */
async function cameBack(truth: Partial<Truth> = {}, query: Record<string, string> = { code: "zendesk-code" }) {
	const zendesk = zendeskSigningIn({ user: agent, ...truth });
	const { address, cookie, state } = await atZendesk();
	zendesk.challenge = must(address.searchParams.get("code_challenge"));
	const response = await visit("callback", { ...query, state }, cookie);
	return { response, zendesk, cookie, state };
}

async function aCode(): Promise<string> {
	return must(sentTo((await cameBack()).response).query.code);
}

const trade = (code: string, codeVerifier = VERIFIER) => call(null, "POST", "/auth/session", { body: { code, codeVerifier } });

test("an agent signs in at Zendesk, and the extension has a session that works and slides", async () => {
	const { response, zendesk } = await cameBack();
	const { address, query } = sentTo(response);
	expect(address).toBe(REDIRECT);
	expect(query).toEqual({ code: expect.any(String), state: STATE });
	const answer = await trade(must(query.code));
	expect(answer.status).toBe(200);
	expect(answer.headers.get("Cache-Control")).toBe("no-store");
	const { session, expiresAt, staff } = StaffSession.parse(await answer.json());
	expect(staff).toEqual({ id: agent, name: "Ana Ruiz", admin: false, locale: "en-US" });
	expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
	expect((await call(session, "GET", "/api/clinics")).status).toBe(200);
	expect((await call(session, "POST", "/auth/session")).status).toBe(200);
	expect(zendesk.ended).toBe(1);
});

test("Zendesk is asked to read and no more, for our client, our address and a challenge of our own", async () => {
	const { address } = await atZendesk();
	expect(address.origin + address.pathname).toBe(`${ZENDESK}/oauth/authorizations/new`);
	expect(Object.fromEntries(address.searchParams)).toEqual({
		response_type: "code",
		client_id: "test-extension",
		redirect_uri: "https://texting.example/auth/extension/callback",
		scope: "read",
		state: expect.any(String),
		code_challenge: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
		code_challenge_method: "S256",
	});
	expect(address.searchParams.get("code_challenge")).not.toBe(WISH.code_challenge);
	const { zendesk } = await cameBack();
	expect(zendesk.grants).toMatchObject([{ grant_type: "authorization_code", client_id: "test-extension", scope: "read", expires_in: 300 }]);
});

test("the way there and back is kept by nobody and told to nobody, and the cookie is for this host, this browser and ten minutes", async () => {
	const { response } = await atZendesk();
	const back = (await cameBack()).response;
	for (const { headers } of [response, back, await visit("start", {})]) {
		expect(headers.get("Cache-Control")).toBe("no-store");
		expect(headers.get("Referrer-Policy")).toBe("no-referrer");
	}
	expect(response.headers.get("Set-Cookie")).toMatch(
		/^__Host-patient-chat-sign-in-[0-9a-f]{16}=[A-Za-z0-9_-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
	);
	expect(back.headers.get("Set-Cookie")).toMatch(
		/^__Host-patient-chat-sign-in-[0-9a-f]{16}=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
	);
});

test("Firefox's address is ours too, and two sign-ins at a time do not disturb each other", async () => {
	const firefox = redirectOf(FIREFOX_REDIRECT_ID) ?? "";
	const one = await atZendesk({ ...WISH, redirect_uri: firefox });
	const other = await atZendesk();
	const back = await visit("callback", { error: "access_denied", state: one.state }, `${other.cookie}; ${one.cookie}`);
	expect(sentTo(back)).toEqual({ address: firefox, query: { error: "access_denied", state: STATE } });
});

const ID = new URL(REDIRECT).hostname.split(".")[0];

test.for([
	"",
	"https://evil.example/",
	`https://${"a".repeat(32)}.chromiumapp.org/`,
	`https://${ID}.chromiumapp.org`,
	`https://${ID}.chromiumapp.org/x`,
	`https://${ID}.chromiumapp.org/?x=1`,
	`https://${ID}.chromiumapp.org/#x`,
	`https://${ID}.chromiumapp.org./`,
	`https://${ID}.chromiumapp.org.evil.example/`,
	`https://${ID}.chromiumapp.org:8443/`,
	`https://${ID}.chromiumapp.org@evil.example/`,
	`https://user@${ID}.chromiumapp.org/`,
	`https://x.${ID}.chromiumapp.org/`,
	`https://${ID?.toUpperCase()}.chromiumapp.org/`,
	`https://evil.example\\@${ID}.chromiumapp.org/`,
	`http://${ID}.chromiumapp.org/`,
	` ${REDIRECT}`,
	`${REDIRECT}\r\nLocation: https://evil.example/`,
	"javascript:alert(1)",
])("nobody is sent from here to %j", async (redirect_uri) => {
	const response = await visit("start", { ...WISH, redirect_uri });
	expect(response.status).toBe(400);
	expect(response.headers.get("Location")).toBeNull();
	expect(response.headers.get("Set-Cookie")).toBeNull();
	expect((await visit("start", WISH)).status).toBe(302);
});

test("an operator may name more extensions, and what is no id opens nothing", async () => {
	const more = "b".repeat(32);
	const ask = (id: string, EXTENSION_IDS: string) => {
		const query = new URLSearchParams({ ...WISH, redirect_uri: `https://${id}.chromiumapp.org/` });
		return app.fetch(
			new Request(`https://texting.example/auth/extension/start?${query}`),
			{ ...testEnv, EXTENSION_IDS },
			createExecutionContext(),
		);
	};
	expect((await ask(more, ` ${"c".repeat(32)} ,${more}`)).status).toBe(302);
	expect((await ask(more, "")).status).toBe(400);
	expect((await ask("evil", "evil, ,*")).status).toBe(400);
	const twisted = `https://evil.example/.chromiumapp.org/`;
	const query = new URLSearchParams({ ...WISH, redirect_uri: twisted });
	const env = { ...testEnv, EXTENSION_IDS: "evil.example/" };
	expect(
		(await app.fetch(new Request(`https://texting.example/auth/extension/start?${query}`), env, createExecutionContext())).status,
	).toBe(400);
});

test.for<[string, Record<string, string> | [string, string][]]>([
	["no state", { ...WISH, state: "" }],
	["a short state", { ...WISH, state: "guess" }],
	["a state that is a story", { ...WISH, state: "x".repeat(5_000) }],
	["a state with line ends", { ...WISH, state: `${STATE}\r\nX: y` }],
	["no challenge", { ...WISH, code_challenge: "" }],
	["a long challenge", { ...WISH, code_challenge: "x".repeat(10_000) }],
	["a plain challenge", { ...WISH, code_challenge_method: "plain" }],
	["two addresses", [...Object.entries(WISH), ["redirect_uri", REDIRECT]]],
	["two states", [...Object.entries(WISH), ["state", "another-state-0123456789"]]],
])("a start with %s leads nowhere", async ([, query]) => {
	const response = await visit("start", query);
	expect([response.status, response.headers.get("Location")]).toEqual([400, null]);
	expect(await response.text()).toContain("not asked for by the Patient Chat extension");
});

test("a callback opens nothing in another browser, nor in one that holds another sign-in's cookie", async () => {
	const zendesk = zendeskSigningIn({ user: agent });
	const { address, cookie, state } = await atZendesk();
	zendesk.challenge = must(address.searchParams.get("code_challenge"));
	const name = must(cookie.split("=")[0]);
	const another = (await atZendesk()).cookie;
	for (const wrong of [
		undefined,
		"",
		another,
		`${name}=`,
		`${name}=${"x".repeat(43)}`,
		`${cookie}; ${cookie}`,
		`${name}=${another.split("=")[1]}`,
	]) {
		const response = await visit("callback", { code: "zendesk-code", state }, wrong);
		expect([response.status, response.headers.get("Location")]).toEqual([400, null]);
	}
	expect(zendesk.asked).toEqual([]);
	expect((await visit("callback", { code: "zendesk-code", state }, cookie)).status).toBe(302);
});

test("a state that we did not seal, or that was changed, or is too old, opens nothing", async () => {
	const zendesk = zendeskSigningIn({ user: agent });
	const wish = { redirectUri: REDIRECT, state: STATE, challenge: WISH.code_challenge };
	const old = startFlow(wish, Date.now() - 600_001, SECRET);
	const foreign = startFlow(wish, Date.now(), "another-secret");
	const evil = startFlow({ ...wish, redirectUri: "https://evil.example/" }, Date.now(), SECRET);
	for (const { id, sealed, browserSecret } of [old, foreign, evil]) {
		const response = await visit("callback", { code: "zendesk-code", state: sealed }, `__Host-patient-chat-sign-in-${id}=${browserSecret}`);
		expect([response.status, response.headers.get("Location")]).toEqual([400, null]);
	}
	const { cookie, state } = await atZendesk();
	for (const wrong of ["", "x", `${state}x`, state.slice(1), "x".repeat(100_000)]) {
		expect((await visit("callback", { code: "zendesk-code", state: wrong }, cookie)).status).toBe(400);
	}
	for (const query of [{ state } as Record<string, string>, { code: "", state }, { code: "x".repeat(600), state }]) {
		expect((await visit("callback", query, cookie)).status).toBe(400);
	}
	const twice: [string, string][] = [
		["code", "zendesk-code"],
		["code", "other"],
		["state", state],
	];
	expect((await visit("callback", twice, cookie)).status).toBe(400);
	expect(zendesk.asked).toEqual([]);
});

test.for<[string, Partial<Truth>, string]>([
	["another client's token", { client: "another-extension" }, "access_denied"],
	["another client's token, by number", { client: 41, identifier: "another-extension" }, "access_denied"],
	["a token that may write", { scopes: ["read", "write"] }, "access_denied"],
	["a token that may nothing", { scopes: [] }, "access_denied"],
	["nobody", { user: null }, "access_denied"],
	["nobody, with somebody's token", { user: null, owner: "5" }, "access_denied"],
	["somebody else's token", { owner: "5" }, "access_denied"],
])("%s signs nobody in", async ([, truth, error]) => {
	const { response } = await cameBack(truth);
	expect(sentTo(response)).toEqual({ address: REDIRECT, query: { error, state: STATE } });
	expect(sentTo((await cameBack()).response).query).toHaveProperty("code");
});

test("our client's number is ours when Zendesk shows it, or shows it to admins only", async () => {
	expect(sentTo((await cameBack({ client: 41, identifier: "test-extension" })).response).query).toHaveProperty("code");
	expect(sentTo((await cameBack({ client: 41 })).response).query).toHaveProperty("code");
});

test("an end user, a suspended agent and one whom Zendesk let go are no staff", async () => {
	outside.helpdesk.addAgent({ id: agent, role: "end-user" });
	expect(sentTo((await cameBack()).response).query.error).toBe("not_staff");
	outside.helpdesk.addAgent({ id: agent, active: false });
	expect(sentTo((await cameBack()).response).query.error).toBe("not_staff");
	outside.helpdesk.agents.delete(agent);
	expect(sentTo((await cameBack()).response).query.error).toBe("not_staff");
});

test("an agent of no clinic is told so; an account admin may come in", async () => {
	const stranger = aStaffId();
	outside.helpdesk.addAgent({ id: stranger });
	const everywhere = await directoryOf(testEnv).clinics(admin);
	for (const { id, members } of everywhere) if (members === "all") await directoryOf(testEnv).putMember(admin, id, stranger, "reader");
	for (const { id, members } of everywhere) if (members === "all") await directoryOf(testEnv).removeMember(admin, id, stranger);
	expect(sentTo((await cameBack({ user: stranger })).response).query).toEqual({ error: "no_clinic", state: STATE });
	outside.helpdesk.addAgent({ id: stranger, role: "admin" });
	expect(sentTo((await cameBack({ user: stranger })).response).query).toHaveProperty("code");
});

const lost = () => Promise.reject(new TypeError("Network connection lost."));

test.for<[string, string, () => Response | Promise<Response>]>([
	["is down", "/oauth/tokens", lost],
	["is slow", "/oauth/tokens", () => Promise.reject(new DOMException("The operation timed out.", "TimeoutError"))],
	["has had enough", "/oauth/tokens", () => new Response("Too many", { status: 429, headers: { "Retry-After": "30" } })],
	["breaks", "/oauth/tokens", () => new Response("<h1>Sorry</h1>", { status: 500 })],
	["sends us elsewhere", "/oauth/tokens", () => new Response(null, { status: 302, headers: { Location: "https://evil.example/" } })],
	["loses the token", "/api/v2/oauth/tokens/current", lost],
	["has had enough of the token", "/api/v2/oauth/tokens/current", () => new Response("Too many", { status: 429 })],
	["does not say who it is", "/api/v2/users/me", () => new Response("{}", { status: 503 })],
	["says nonsense", "/api/v2/users/me", () => new Response("hello")],
])("while Zendesk %s nobody is signed in, and the extension is told to try later", async ([, path, reply]) => {
	const { response } = await cameBack({ trouble: { path, reply } });
	expect(sentTo(response)).toEqual({ address: REDIRECT, query: { error: "unavailable", state: STATE } });
});

test("a token that cannot be ended is let go all the same", async () => {
	const { response } = await cameBack({ trouble: { path: "/api/v2/oauth/tokens/77", reply: lost } });
	expect(sentTo(response).query).toHaveProperty("code");
});

test.for([
	["access_denied", "access_denied"],
	["invalid_scope", "unavailable"],
	["<script>", "unavailable"],
])("Zendesk's %j comes back as %s, and nothing is asked", async ([error, told]) => {
	const { response, zendesk } = await cameBack({}, { error: must(error), error_description: "words", code: "zendesk-code" });
	expect(sentTo(response)).toEqual({ address: REDIRECT, query: { error: told, state: STATE } });
	expect(zendesk.asked).toEqual([]);
});

test("a code from somebody else's sign-in at Zendesk is refused by Zendesk, and so here", async () => {
	expect(sentTo((await cameBack({}, { code: "another-code" })).response).query.error).toBe("access_denied");
});

test("a code is good once: of twenty at the same time one has the session", async () => {
	const code = await aCode();
	const statuses = (await Promise.all(Array.from({ length: 20 }, () => trade(code)))).map(({ status }) => status);
	expect(statuses.sort()).toEqual([200, ...Array.from({ length: 19 }, () => 401)]);
	expect(await problemOf(await trade(code))).toEqual({ status: 401, code: "signed_out" });
});

test("a code without its verifier is worth nothing, and is spent by the attempt", async () => {
	const code = await aCode();
	expect((await trade(code, "w".repeat(43))).status).toBe(401);
	expect((await trade(code)).status).toBe(401);
	expect((await trade(await aCode())).status).toBe(200);
});

test("a code is good for a minute, and for somebody who is still staff", async () => {
	const now = Date.now();
	const keep = async (expiresAt: number) => {
		const code = newCode(SECRET);
		const kept = { challenge: challengeOf(VERIFIER), staffId: agent, signedInAt: now };
		await directoryOf(testEnv).putExtensionCode(codeHash(code), kept, expiresAt, expiresAt - 60_000);
		return code;
	};
	await directoryOf(testEnv).putStaff({ id: agent, name: "Ana", role: "agent", active: true, locale: "en-US", checkedAt: now });
	expect((await trade(await keep(now - 1))).status).toBe(401);
	expect((await trade(await keep(now + 30_000))).status).toBe(200);
	const late = await keep(now + 30_000);
	await directoryOf(testEnv).putStaff({ id: agent, name: "Ana", role: "agent", active: false, locale: "en-US", checkedAt: now });
	expect((await trade(late)).status).toBe(401);
});

test.for<[string, unknown, number]>([
	["a code that we never made", { code: "pcc1.x.y", codeVerifier: VERIFIER }, 401],
	["a code signed elsewhere", { code: newCode("another-secret"), codeVerifier: VERIFIER }, 401],
	["a code we made and never gave out", { code: newCode(SECRET), codeVerifier: VERIFIER }, 401],
	["no verifier", { code: newCode(SECRET) }, 400],
	["a short verifier", { code: newCode(SECRET), codeVerifier: "x" }, 400],
	["a long code", { code: "x".repeat(5_000), codeVerifier: VERIFIER }, 400],
	["something more", { code: newCode(SECRET), codeVerifier: VERIFIER, staffId: "1" }, 400],
	["a list", [], 400],
])("%s buys no session", async ([, body, status]) => {
	expect((await call(null, "POST", "/auth/session", { body })).status).toBe(status);
});

test("a session that has ended is not made good by a code beside it", async () => {
	const code = await aCode();
	const response = await call("pc1.x.y", "POST", "/auth/session", { body: { code, codeVerifier: VERIFIER } });
	expect(await problemOf(response)).toEqual({ status: 401, code: "signed_out" });
});

test.for(["SESSION_SECRET", "ZENDESK_EXTENSION_CLIENT_ID", "ZENDESK_BASE_URL", "PUBLIC_BASE_URL"] as const)(
	"without %s the extension's door stays shut, and the operator's log says why",
	async (setting) => {
		for (const path of ["start", "callback"]) {
			const request = new Request(`https://texting.example/auth/extension/${path}?${new URLSearchParams(WISH)}`);
			const response = await app.fetch(request, { ...testEnv, [setting]: "" }, createExecutionContext());
			expect(response.status).toBe(503);
			expect(await response.text()).toContain("not set up");
		}
		expect(logged.join()).toContain(setting);
	},
);

test("without SESSION_SECRET no code is traded", async () => {
	const body = JSON.stringify({ code: newCode(SECRET), codeVerifier: VERIFIER });
	const request = new Request("https://texting.example/auth/session", {
		method: "POST",
		body,
		headers: { "Content-Type": "application/json" },
	});
	expect((await app.fetch(request, { ...testEnv, SESSION_SECRET: "" }, createExecutionContext())).status).toBe(503);
});

test("the log holds no code, state, token or verifier of a sign-in", async () => {
	const { response, state, cookie } = await cameBack();
	const code = must(sentTo(response).query.code);
	await trade(code);
	await trade(code);
	await cameBack({ user: null });
	expect(logged.join()).toContain("extension_sign_in_refused");
	for (const secret of [code, state, STATE, VERIFIER, "zendesk-code", "persons-token", must(cookie.split("=")[1])]) {
		expect(logged.join()).not.toContain(secret);
	}
});
