import fc from "fast-check";
import { expect, test } from "vitest";
import { codeHash, isOurCode, newCode } from "./extension-code.ts";
import { challengeOf, FLOW_MS, isSameBrowser, openFlow, provesChallenge, startFlow, verifierFor } from "./extension-flow.ts";
import { issueSession, readSession } from "./session.ts";

const secret = "test-session-secret-0123456789abcdef";
const start = Date.parse("2026-11-02T08:00:00Z");
const wish = { redirectUri: "https://x.chromiumapp.org/", state: "state-0123456789abcdef", challenge: "c".repeat(43) };

const otherLetter = (text: string, index: number, letter: string) => text.slice(0, index) + letter + text.slice(index + 1);

test("a sign-in may take ten minutes, in the browser it began in", () => {
	const { id, sealed, browserSecret } = startFlow(wish, start, secret);
	const flow = openFlow(sealed, start + FLOW_MS - 1, secret);
	expect(flow).toMatchObject({ ...wish, id });
	expect(openFlow(sealed, start + FLOW_MS, secret)).toBeNull();
	if (!flow) throw new Error("it was open");
	expect(isSameBrowser(flow, browserSecret)).toBe(true);
	expect(isSameBrowser(flow, startFlow(wish, start, secret).browserSecret)).toBe(false);
	expect(isSameBrowser(flow, null)).toBe(false);
});

test("what travels through Zendesk neither holds the browser's secret nor says our verifier", () => {
	const { sealed, browserSecret } = startFlow(wish, start, secret);
	const told = Buffer.from(sealed.split(".")[1] ?? "", "base64url").toString();
	expect(told).toContain(wish.state);
	expect(told).not.toContain(browserSecret);
	expect(told).not.toContain(verifierFor(browserSecret, secret));
	expect(verifierFor(browserSecret, secret)).toMatch(/^[A-Za-z0-9_-]{43}$/);
	expect(verifierFor(browserSecret, secret)).not.toBe(verifierFor(browserSecret, "another-secret"));
});

test("no change of a single character of a state or a code is overlooked", () => {
	const { sealed } = startFlow(wish, start, secret);
	const code = newCode(secret);
	expect(isOurCode(code, secret)).toBe(true);
	fc.assert(
		fc.property(fc.nat(), fc.constantFrom(..."ABCxyz019-_."), (at, letter) => {
			const [one, other] = [at % sealed.length, at % code.length];
			if (sealed[one] !== letter) expect(openFlow(otherLetter(sealed, one, letter), start, secret)).toBeNull();
			if (code[other] !== letter) expect(isOurCode(otherLetter(code, other, letter), secret)).toBe(false);
		}),
	);
});

test("a state, a code and a session are never read as one another", () => {
	const { sealed } = startFlow(wish, start, secret);
	const code = newCode(secret);
	const session = issueSession({ staffId: "501", signedInAt: start }, start, secret)?.token ?? "";
	for (const word of [sealed, code]) expect(readSession(word, start, secret)).toBeNull();
	for (const word of [code, session]) expect(openFlow(word, start, secret)).toBeNull();
	for (const word of [sealed, session]) expect(isOurCode(word, secret)).toBe(false);
	expect(readSession(session, start, secret)).not.toBeNull();
});

test("no two codes are the same, and what is kept of one does not buy a session", () => {
	const [one, other] = [newCode(secret), newCode(secret)];
	expect(one).not.toBe(other);
	expect(isOurCode(codeHash(one), secret)).toBe(false);
});

test("a challenge is met by its own verifier alone, as RFC 7636 writes it in appendix B", () => {
	const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
	const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
	expect(challengeOf(verifier)).toBe(challenge);
	expect(provesChallenge(verifier, challenge)).toBe(true);
	expect(provesChallenge(challenge, challenge)).toBe(false);
});

test("without a secret nothing is sealed and nothing opens", () => {
	expect(() => startFlow(wish, start, "")).toThrow("SESSION_SECRET");
	expect(() => newCode("")).toThrow("SESSION_SECRET");
	expect(() => openFlow("pcx1.a.b", start, "")).toThrow("SESSION_SECRET");
});
