import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import * as z from "zod/mini";
import { CodeChallenge, SignInState } from "../../shared/schemas/extension-sign-in.ts";

const VERSION = "pcx1";

/** As long as somebody may take to sign in at Zendesk. */
export const FLOW_MS = 10 * 60_000;

const LONGEST = 1500;

const Wish = z.object({ redirectUri: z.string(), state: SignInState, challenge: CodeChallenge });
const Flow = z.extend(Wish, {
	/** Names the cookie, so that two sign-ins at a time do not disturb each other. */
	id: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
	/** Of the cookie's value: the answer is heard in the browser that asked, and in no other. */
	browser: z.string(),
	expiresAt: z.number(),
});

/** What an extension asked for. */
export type SignInWish = z.infer<typeof Wish>;
export type SignInFlow = z.infer<typeof Flow>;

/** A sign-in on its way: `sealed` travels through Zendesk as its state, `browserSecret` stays in the browser's cookie. */
export function startFlow(wish: SignInWish, now: number, secret: string): { id: string; sealed: string; browserSecret: string } {
	const id = randomBytes(8).toString("hex");
	const browserSecret = randomBytes(32).toString("base64url");
	const flow: SignInFlow = { ...wish, id, browser: hashOf(browserSecret), expiresAt: now + FLOW_MS };
	const payload = Buffer.from(JSON.stringify(flow)).toString("base64url");
	return { id, sealed: `${VERSION}.${payload}.${mac(`${VERSION}.${payload}`, secret)}`, browserSecret };
}

/** Null for what this deployment did not seal, or too long ago. */
export function openFlow(sealed: string | null, now: number, secret: string): SignInFlow | null {
	if (!sealed || sealed.length > LONGEST) return null;
	const [version, payload, given, ...rest] = sealed.split(".");
	if (version !== VERSION || !payload || !given || rest.length > 0) return null;
	if (!isEqual(given, mac(`${VERSION}.${payload}`, secret))) return null;
	const flow = Flow.safeParse(parsed(payload));
	return flow.success && now < flow.data.expiresAt ? flow.data : null;
}

export function isSameBrowser(flow: SignInFlow, browserSecret: string | null): boolean {
	return browserSecret !== null && isEqual(hashOf(browserSecret), flow.browser);
}

/** Ours towards Zendesk: made again from what only this browser and this deployment know, so it is kept nowhere. */
export function verifierFor(browserSecret: string, secret: string): string {
	return mac(`${VERSION}-verifier.${browserSecret}`, secret);
}

/** RFC 7636, S256. */
export const challengeOf = (verifier: string): string => hashOf(verifier);

/** Whether `verifier` is the secret behind `challenge`. */
export const provesChallenge = (verifier: string, challenge: string): boolean => isEqual(hashOf(verifier), challenge);

function hashOf(text: string): string {
	return createHash("sha256").update(text).digest("base64url");
}

function mac(text: string, secret: string): string {
	if (secret === "") throw new Error("SESSION_SECRET is not set");
	return createHmac("sha256", secret).update(text).digest("base64url");
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
