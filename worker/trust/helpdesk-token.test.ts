import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { verifyLoad } from "./helpdesk-token.ts";

function newKey() {
	return generateKeyPairSync("rsa", {
		modulusLength: 2048,
		publicKeyEncoding: { type: "spki", format: "pem" },
		privateKeyEncoding: { type: "pkcs8", format: "pem" },
	});
}

const key = newKey();
const NOW = Date.parse("2026-11-02T15:04:05Z");
const now = Math.floor(NOW / 1000);
const origin = "https://clinic.zendesk.com";
const settings = { baseUrl: `${origin}/`, installationId: "2002", publicKey: key.publicKey };
const right = {
	iss: "clinic.zendesk.com",
	aud: `${origin}/api/v2/apps/installations/2002.json`,
	sub: `${origin}/api/v2/users/501.json`,
	iat: now,
	nbf: now,
	exp: now + 300,
	qsh: "0".repeat(64),
	cnf: { jku: `${origin}/api/v2/apps/1001/public_key` },
	context: { product: "support", location: "ticket_sidebar" },
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function signed(
	claims: Record<string, unknown> = {},
	header: Record<string, unknown> = {},
	privateKey = key.privateKey,
	digest = "RSA-SHA256",
): string {
	const input = `${encode({ alg: "RS256", typ: "JWT", ...header })}.${encode({ ...right, ...claims })}`;
	return `${input}.${createSign(digest).update(input).sign(privateKey, "base64url")}`;
}

function withSharedSecret(): string {
	const input = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(right)}`;
	return `${input}.${createHmac("sha256", key.publicKey).update(input).digest("base64url")}`;
}

function tampered(): string {
	const [header, , signature] = signed().split(".");
	return `${header}.${encode({ ...right, sub: `${origin}/api/v2/users/1.json` })}.${signature}`;
}

test.each([
	["an address", `${origin}/api/v2/users/501.json`],
	["an address without .json", `${origin}/api/v2/users/501`],
	["a bare number as text", "501"],
	["a bare number", 501],
])("a signed load names its agent by %s", async (_name, sub) => {
	expect(await verifyLoad({ token: signed({ sub }), origin }, settings, NOW)).toEqual({ agentId: "501", locale: undefined });
});

test("the key may be set on one line, with its line breaks written out", async () => {
	const oneLine = { ...settings, publicKey: key.publicKey.replaceAll("\n", "\\n") };
	expect(await verifyLoad({ token: signed(), origin }, oneLine, NOW)).toMatchObject({ agentId: "501" });
});

test.each([
	["59 s past its end", { exp: now - 59 }],
	["59 s before its start", { nbf: now + 59 }],
	["without a word on the product", { context: { location: "nav_bar" } }],
	["without a context", { context: undefined }],
	["with its audience as a list of one", { aud: [right.aud] }],
])("a load %s is let in", async (_name, claims) => {
	expect(await verifyLoad({ token: signed(claims), origin }, settings, NOW)).toMatchObject({ agentId: "501" });
});

test("a desk with a port of its own may sign with or without it", async () => {
	const local = { ...settings, baseUrl: "http://127.0.0.1:9000" };
	const aud = `${local.baseUrl}/api/v2/apps/installations/${settings.installationId}.json`;
	for (const iss of ["127.0.0.1:9000", "127.0.0.1"]) {
		expect(await verifyLoad({ token: signed({ iss, aud, sub: "501" }), origin: local.baseUrl }, local, NOW)).not.toBeNull();
	}
	expect(await verifyLoad({ token: signed({ iss: "127.0.0.2", aud, sub: "501" }), origin: local.baseUrl }, local, NOW)).toBeNull();
});

const other = newKey();
test.each<[string, string | null | undefined]>([
	["no token", undefined],
	["an empty token", ""],
	["a token that is none", "a.b.c"],
	["a token of two parts", signed().split(".").slice(0, 2).join(".")],
	["no signature", `${signed().split(".").slice(0, 2).join(".")}.`],
	["alg none", `${encode({ alg: "none", typ: "JWT" })}.${encode(right)}.`],
	["our public key used as a shared secret", withSharedSecret()],
	["RS512", signed({}, { alg: "RS512" }, key.privateKey, "RSA-SHA512")],
	["RS256 in name only", signed({}, {}, key.privateKey, "RSA-SHA512")],
	["another key", signed({}, {}, other.privateKey)],
	[
		"another key, and the place to get it",
		signed({ cnf: { jku: "https://evil.example/key" } }, { jku: "https://evil.example/key" }, other.privateKey),
	],
	["an unknown critical header", signed({}, { crit: ["b64"], b64: false })],
	["another agent than was signed for", tampered()],
	["another account's issuer", signed({ iss: "other.zendesk.com" })],
	["the issuer as an address", signed({ iss: origin })],
	["no issuer", signed({ iss: undefined })],
	["another installation", signed({ aud: `${origin}/api/v2/apps/installations/2003.json` })],
	["our installation among others", signed({ aud: [right.aud, "https://other.zendesk.com"] })],
	["a part of the audience", signed({ aud: right.aud.slice(0, -5) })],
	["no audience", signed({ aud: undefined })],
	["an end 61 s ago", signed({ exp: now - 61 })],
	["no end", signed({ exp: undefined })],
	["an end that is no number", signed({ exp: "tomorrow" })],
	["a start 62 s from now", signed({ nbf: now + 62 })],
	["no start", signed({ nbf: undefined })],
	["another product", signed({ context: { product: "sell" } })],
	["no agent", signed({ sub: undefined })],
	["an agent of another account", signed({ sub: "https://other.zendesk.com/api/v2/users/501.json" })],
	["an agent that is no number", signed({ sub: `${origin}/api/v2/users/me.json` })],
	["an agent's name", signed({ sub: "ana" })],
])("a load with %s is refused like every other", async (_name, token) => {
	expect(await verifyLoad({ token, origin }, settings, NOW)).toBeNull();
});

test.each([
	null,
	undefined,
	"",
	"https://clinic.zendesk.com.evil.example",
	"http://clinic.zendesk.com",
	"https://other.zendesk.com",
	`${origin}/`,
])("a load from the origin %j is refused: the page would speak to it", async (from) => {
	expect(await verifyLoad({ token: signed(), origin: from }, settings, NOW)).toBeNull();
	expect(await verifyLoad({ token: signed(), origin }, settings, NOW)).not.toBeNull();
});

test.each(["", "no key", other.publicKey])("with a wrong key in the settings nobody is let in", async (publicKey) => {
	expect(await verifyLoad({ token: signed(), origin }, { ...settings, publicKey }, NOW)).toBeNull();
});
