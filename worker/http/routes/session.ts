import { type Context, Hono } from "hono";
import { SignInGrant } from "../../../shared/schemas/extension-sign-in.ts";
import { directoryOf } from "../../objects/stubs.ts";
import { codeHash, isOurCode } from "../../trust/extension-code.ts";
import { provesChallenge } from "../../trust/extension-flow.ts";
import { issueSession } from "../../trust/session.ts";
import { hasType, jsonBody } from "../body.ts";
import { type Staffed, staffOnly } from "../context.ts";
import { problem } from "../errors.ts";
import { signIn } from "../sign-in.ts";
import { sessionsWork } from "../who.ts";

/** A session for the extension's one-time code; for a session, a longer one. */
export const session = new Hono<Staffed>().post(
	"/session",
	async (c, next) => (c.req.header("Authorization") === undefined ? firstSession(c) : next()),
	staffOnly,
	renewed,
);

/** Whatever is wrong with a code, the answer is the same. */
async function firstSession(c: Context<Staffed>): Promise<Response> {
	if (!sessionsWork(c.env)) return problem("not_configured");
	if (!hasType(c.req.raw, "application/json")) return problem("signed_out");
	const secret = c.env.SESSION_SECRET ?? "";
	const grant = await jsonBody(c.req.raw, SignInGrant);
	if ("answer" in grant) return grant.answer;
	const { code, codeVerifier } = grant.value;
	const now = Date.now();
	if (!isOurCode(code, secret)) return problem("signed_out");
	const directory = directoryOf(c.env);
	const kept = await directory.takeExtensionCode(codeHash(code), now);
	if (!kept || !provesChallenge(codeVerifier, kept.challenge)) return problem("signed_out");
	const access = await directory.access(kept.staffId);
	const issued = access?.active ? issueSession(kept, now, secret) : null;
	if (!access || !issued) return problem("signed_out");
	const { asker, locale } = access;
	const staff = { id: asker.staffId, name: asker.name, admin: asker.admin, locale };
	c.header("Cache-Control", "no-store");
	return c.json({ session: issued.token, expiresAt: new Date(issued.expiresAt).toISOString(), staff });
}

/** Another quarter of an hour for somebody who is at work, if Zendesk still knows them; never past the end of their day. */
async function renewed(c: Context<Staffed>): Promise<Response> {
	const { asker, signedInAt } = c.var.who;
	const now = Date.now();
	const signedIn = await signIn(c.env, asker.staffId, now);
	if (signedIn === "not_staff") return problem("signed_out");
	const issued =
		typeof signedIn === "string" ? null : issueSession({ staffId: asker.staffId, signedInAt }, now, c.env.SESSION_SECRET ?? "");
	if (!issued) return typeof signedIn === "string" ? problem("unavailable", { retryAfterS: 30 }) : problem("signed_out");
	return c.json({ session: issued.token, expiresAt: new Date(issued.expiresAt).toISOString() });
}
