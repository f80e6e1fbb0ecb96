import { Hono } from "hono";
import { issueSession } from "../../trust/session.ts";
import { type Staffed, staffOnly } from "../context.ts";
import { problem } from "../errors.ts";
import { signIn } from "../sign-in.ts";

/** Another quarter of an hour for somebody who is at work, if Zendesk still knows them; never past the end of their day. */
export const session = new Hono<Staffed>().post("/session", staffOnly, async (c) => {
	const { asker, signedInAt } = c.var.who;
	const now = Date.now();
	const signedIn = await signIn(c.env, asker.staffId, now);
	if (signedIn === "not_staff") return problem("signed_out");
	const issued =
		typeof signedIn === "string" ? null : issueSession({ staffId: asker.staffId, signedInAt }, now, c.env.SESSION_SECRET ?? "");
	if (!issued) return typeof signedIn === "string" ? problem("unavailable", { retryAfterS: 30 }) : problem("signed_out");
	return c.json({ session: issued.token, expiresAt: new Date(issued.expiresAt).toISOString() });
});
