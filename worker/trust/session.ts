import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod/mini";

const VERSION = "pc1";

/** HIPAA's automatic log-off, 45 CFR 164.312(a)(2)(iii): a quarter of an hour without a sign of life, a working day at most. */
const IDLE_MS = 15 * 60_000;
const LONGEST_MS = 12 * 60 * 60_000;

const LONGEST_TOKEN = 1000;

/** Times in ms. Ids only: a token travels through headers and logs of others. */
const Payload = z.strictObject({
	staffId: z.string().check(z.regex(/^\d{1,20}$/)),
	signedInAt: z.number(),
	expiresAt: z.number(),
});

export type StaffSession = z.infer<typeof Payload>;
export type IssuedSession = { token: string; expiresAt: number };

/** Every character fits a WebSocket subprotocol. Null when the day is over: sign in again. */
export function issueSession(who: { staffId: string; signedInAt: number }, now: number, secret: string): IssuedSession | null {
	const expiresAt = Math.min(now + IDLE_MS, who.signedInAt + LONGEST_MS);
	if (expiresAt <= now) return null;
	const payload = Buffer.from(JSON.stringify({ staffId: who.staffId, signedInAt: who.signedInAt, expiresAt })).toString("base64url");
	return { token: `${VERSION}.${payload}.${mac(payload, secret)}`, expiresAt };
}

export function readSession(token: string | null | undefined, now: number, secret: string): StaffSession | null {
	if (!token || token.length > LONGEST_TOKEN) return null;
	const [version, payload, given, ...rest] = token.split(".");
	if (version !== VERSION || !payload || !given || rest.length > 0 || !isEqual(given, mac(payload, secret))) return null;
	const session = Payload.safeParse(parsed(payload));
	if (!session.success) return null;
	const { signedInAt, expiresAt } = session.data;
	return now < expiresAt && now < signedInAt + LONGEST_MS ? session.data : null;
}

/** The same person for another quarter of an hour, never past the end of their day. */
export function slideSession(token: string | null | undefined, now: number, secret: string): IssuedSession | null {
	const session = readSession(token, now, secret);
	return session && issueSession(session, now, secret);
}

/** The version is under the signature, so that a later form can never be read as this one. */
function mac(payload: string, secret: string): string {
	if (secret === "") throw new Error("SESSION_SECRET is not set");
	return createHmac("sha256", secret).update(`${VERSION}.${payload}`).digest("base64url");
}

function isEqual(given: string, right: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}

function parsed(payload: string): unknown {
	try {
		return JSON.parse(Buffer.from(payload, "base64url").toString());
	} catch {
		return null;
	}
}
