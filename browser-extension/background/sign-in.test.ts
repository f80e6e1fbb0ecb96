import { createHash, randomBytes } from "node:crypto";
import { expect, test, vi } from "vitest";
import type { StaffSession } from "../../shared/schemas/extension-sign-in.ts";
import { renew, type SignInParts, signIn } from "./sign-in.ts";

const REDIRECT = "https://kdblgelebmkhjfkpbiglnnnblpemlapb.chromiumapp.org/";
const WORKER = "https://texting.example";
const session: StaffSession = {
	session: "pc1.a.b",
	expiresAt: "2026-11-02T15:15:00.000Z",
	staff: { id: "501", name: "Dana Kim", admin: false, locale: "en-US" },
};

const json = (status: number, body: unknown) => Response.json(body, { status });

/** A browser whose window ends where `ends` says, and a Worker that gives `answer`. */
function aBrowser(
	ends: (asked: URLSearchParams) => string | undefined | Promise<never>,
	answer: () => Response | Promise<Response> = () => json(200, session),
) {
	const asked: URL[] = [];
	const launch = vi.fn(async (url: string) => {
		asked.push(new URL(url));
		return ends(new URL(url).searchParams);
	});
	const fetch = vi.fn(async (_url: string, _init: RequestInit) => answer());
	const parts: SignInParts = {
		address: WORKER,
		redirectUri: REDIRECT,
		launch,
		fetch,
		random: (bytes) => new Uint8Array(randomBytes(bytes)),
	};
	return { parts, asked, fetch };
}

const well = (asked: URLSearchParams) => `${REDIRECT}?code=once&state=${asked.get("state")}`;

test("an agent who signs in at the helpdesk has a session, and the code is traded with its own verifier", async () => {
	const { parts, asked, fetch } = aBrowser(well);
	expect(await signIn(parts)).toEqual(session);
	const [start] = asked;
	expect(start?.origin).toBe(WORKER);
	expect(start?.pathname).toBe("/auth/extension/start");
	expect(start?.searchParams.get("redirect_uri")).toBe(REDIRECT);
	expect(start?.searchParams.get("code_challenge_method")).toBe("S256");
	const [url, init] = fetch.mock.calls[0] ?? [];
	expect(url).toBe(`${WORKER}/auth/session`);
	expect(init).toMatchObject({ method: "POST", credentials: "omit", redirect: "error" });
	const grant = JSON.parse(String(init?.body));
	expect(grant.code).toBe("once");
	expect(createHash("sha256").update(grant.codeVerifier).digest("base64url")).toBe(start?.searchParams.get("code_challenge"));
	expect(start?.href).not.toContain(grant.codeVerifier);
});

test("no two sign-ins share a state or a challenge", async () => {
	const { parts, asked } = aBrowser(well);
	await signIn(parts);
	await signIn(parts);
	for (const name of ["state", "code_challenge"]) {
		expect(asked[0]?.searchParams.get(name)).toMatch(/^[A-Za-z0-9_-]{43}$/);
		expect(asked[0]?.searchParams.get(name)).not.toBe(asked[1]?.searchParams.get(name));
	}
});

test.each<[string, (asked: URLSearchParams) => string]>([
	["another state", () => `${REDIRECT}?code=once&state=${"x".repeat(43)}`],
	["no state", () => `${REDIRECT}?code=once`],
	["two states", (asked) => `${REDIRECT}?code=once&state=${asked.get("state")}&state=x`],
	["two codes", (asked) => `${well(asked)}&code=twice`],
	["no code", (asked) => `${REDIRECT}?state=${asked.get("state")}`],
	["another extension's address", (asked) => `https://${"a".repeat(32)}.chromiumapp.org/?code=once&state=${asked.get("state")}`],
	["an address below ours", (asked) => `${REDIRECT}x?code=once&state=${asked.get("state")}`],
	["no address", () => "nowhere"],
	["a denial with another state", () => `${REDIRECT}?error=access_denied&state=x`],
])("an answer with %s is not listened to", async (_name, ends) => {
	const { parts, fetch } = aBrowser(ends);
	expect(await signIn(parts)).toBe("forged");
	expect(fetch).not.toHaveBeenCalled();
});

test.each(["access_denied", "not_staff", "no_clinic", "unavailable"])("the Worker's %s is told", async (error) => {
	const { parts, fetch } = aBrowser((asked) => `${REDIRECT}?error=${error}&state=${asked.get("state")}`);
	expect(await signIn(parts)).toBe(error);
	expect(fetch).not.toHaveBeenCalled();
});

test("an error that nobody knows means: not now", async () => {
	expect(await signIn(aBrowser((asked) => `${REDIRECT}?error=odd&state=${asked.get("state")}`).parts)).toBe("unavailable");
});

test("a window that was closed is no sign-in", async () => {
	expect(await signIn(aBrowser(() => Promise.reject(new Error("The user did not approve access."))).parts)).toBe("cancelled");
	expect(await signIn(aBrowser(() => undefined).parts)).toBe("cancelled");
	const offline = aBrowser(() => Promise.reject(new Error("Authorization page could not be loaded.")));
	expect(await signIn(offline.parts)).toBe("unreached");
});

test.each<[string, () => Response | Promise<Response>, string]>([
	["a spent code", () => json(401, { code: "signed_out" }), "access_denied"],
	["a Worker that cannot now", () => json(503, {}), "unavailable"],
	["an answer that is no session", () => json(200, { session: "x" }), "unavailable"],
	["an answer that is a page", () => new Response("<html>"), "unavailable"],
	["no connection", () => Promise.reject(new TypeError("Failed to fetch")), "unreached"],
])("%s signs nobody in", async (_name, answer, told) => {
	expect(await signIn(aBrowser(well, answer).parts)).toBe(told);
});

const longer = { session: "pc1.c.d", expiresAt: "2026-11-02T15:25:00.000Z" };

test("a session that is renewed is still the same person's", async () => {
	const { parts, fetch } = aBrowser(well, () => json(200, longer));
	expect(await renew(session, parts)).toEqual({ ...longer, staff: session.staff });
	const [url, init] = fetch.mock.calls[0] ?? [];
	expect(url).toBe(`${WORKER}/auth/session`);
	expect(new Headers(init?.headers).get("Authorization")).toBe("Bearer pc1.a.b");
	expect(init?.body).toBeUndefined();
});

test.each<[string, () => Response | Promise<Response>, string]>([
	["the Worker's no", () => json(401, { code: "signed_out" }), "ended"],
	["a helpdesk that is silent", () => json(503, { code: "unavailable" }), "unreached"],
	["a broken answer", () => json(200, {}), "unreached"],
	["no connection", () => Promise.reject(new TypeError("Failed to fetch")), "unreached"],
])("%s renews nothing", async (_name, answer, told) => {
	expect(await renew(session, aBrowser(well, answer).parts)).toBe(told);
});
