import { createMiddleware } from "hono/factory";
import type { Env } from "../compose.ts";
import { problem } from "./errors.ts";
import { sessionsWork, type Who, whoIs } from "./who.ts";

/** What a route behind the staff door finds. */
export type Staffed = { Bindings: Env; Variables: { who: Who } };

/** Lets in staff with a session; no cookie is ever looked at. */
export const staffOnly = createMiddleware<Staffed>(async (c, next) => {
	if (!sessionsWork(c.env)) return problem("not_configured");
	const token = c.req.header("Authorization")?.match(/^Bearer +([\w.-]+)$/i)?.[1] ?? null;
	const who = await whoIs(c.env, token, Date.now());
	if (!who) return problem("signed_out");
	c.set("who", who);
	await next();
	c.header("Cache-Control", "no-store");
});
