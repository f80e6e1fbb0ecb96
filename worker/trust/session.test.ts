import fc from "fast-check";
import { expect, test } from "vitest";
import { issueSession, readSession, slideSession } from "./session.ts";

const secret = "test-session-secret-0123456789abcdef";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = Date.parse("2026-11-02T08:00:00Z");
const ana = { staffId: "501", signedInAt: start };

function tokenAt(now: number, who = ana): string {
	const issued = issueSession(who, now, secret);
	if (!issued) throw new Error("the day is over");
	return issued.token;
}

test("a session is good for a quarter of an hour", () => {
	const token = tokenAt(start);
	expect(readSession(token, start + 15 * MINUTE - 1, secret)).toEqual({ ...ana, expiresAt: start + 15 * MINUTE });
	expect(readSession(token, start + 15 * MINUTE, secret)).toBeNull();
});

test("a session slides on while it is used, until twelve hours after sign-in and no longer", () => {
	let token = tokenAt(start);
	let now = start;
	for (; now < start + 12 * HOUR - MINUTE; now += 14 * MINUTE) token = slideSession(token, now, secret)?.token ?? "";
	expect(readSession(token, now - 14 * MINUTE, secret)).toMatchObject({ staffId: "501", signedInAt: start });
	const last = slideSession(token, start + 12 * HOUR - MINUTE, secret);
	expect(last?.expiresAt).toBe(start + 12 * HOUR);
	expect(readSession(last?.token, start + 12 * HOUR - 1, secret)).not.toBeNull();
	expect(readSession(last?.token, start + 12 * HOUR, secret)).toBeNull();
	expect(slideSession(last?.token, start + 12 * HOUR, secret)).toBeNull();
	expect(issueSession(ana, start + 12 * HOUR, secret)).toBeNull();
});

test("a session that has ended cannot be slid back to life", () => {
	expect(slideSession(tokenAt(start), start + 15 * MINUTE, secret)).toBeNull();
});

test("every character of a session fits a WebSocket subprotocol", () => {
	expect(tokenAt(start)).toMatch(/^pc1\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{43}$/);
});

test("a session carries who and until when, and nothing else", () => {
	const payload = JSON.parse(Buffer.from(tokenAt(start).split(".")[1] ?? "", "base64url").toString());
	expect(payload).toEqual({ ...ana, expiresAt: start + 15 * MINUTE });
});

const [version, payload, mac] = tokenAt(start).split(".");
const forged = Buffer.from(JSON.stringify({ ...ana, staffId: "1", expiresAt: start + HOUR })).toString("base64url");

test.each<[string, string | null | undefined]>([
	["nothing", null],
	["an empty word", ""],
	["another version", `pc2.${payload}.${mac}`],
	["no signature", `${version}.${payload}`],
	["an empty signature", `${version}.${payload}.`],
	["half a signature", `${version}.${payload}.${mac?.slice(0, 20)}`],
	["another person", `${version}.${forged}.${mac}`],
	["something after it", `${version}.${payload}.${mac}.x`],
	["a space before it", ` ${version}.${payload}.${mac}`],
	["the signature in other letters", `${version}.${payload}.${mac?.toUpperCase()}`],
	["a padded signature", `${version}.${payload}.${mac}=`],
	["a very long word", "x".repeat(100_000)],
])("%s is no session", (_name, token) => {
	expect(readSession(token, start, secret)).toBeNull();
	expect(readSession(tokenAt(start), start, secret)).not.toBeNull();
});

test("another deployment's session is no session here", () => {
	expect(readSession(tokenAt(start), start, "another-secret")).toBeNull();
});

test("without a secret there are no sessions at all", () => {
	expect(() => issueSession(ana, start, "")).toThrow("SESSION_SECRET");
	expect(() => readSession(tokenAt(start), start, "")).toThrow("SESSION_SECRET");
});

test("no change of a single character is overlooked", () => {
	const token = tokenAt(start);
	fc.assert(
		fc.property(fc.nat(token.length - 1), fc.constantFrom(..."ABCxyz019-_."), (index, letter) => {
			fc.pre(token[index] !== letter);
			const changed = token.slice(0, index) + letter + token.slice(index + 1);
			expect(readSession(changed, start, secret)).toBeNull();
		}),
	);
});
