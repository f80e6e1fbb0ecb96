import { Hono } from "hono";
import * as z from "zod/mini";
import { CodeChallenge, SignInState } from "../../../shared/schemas/extension-sign-in.ts";
import type { Env } from "../../compose.ts";
import { challengeOf, isSameBrowser, openFlow, startFlow, verifierFor } from "../../trust/extension-flow.ts";
import { isOurRedirect } from "../../trust/extension-redirects.ts";
import { admit, extensionDoor } from "../extension-sign-in.ts";
import { log } from "../log.ts";
import { signInPage, UNTOLD } from "../pages/sign-in-page.ts";
import { signInCookie } from "../sign-in-cookie.ts";

const Start = z.object({
	redirect_uri: z.string(),
	state: SignInState,
	code_challenge: CodeChallenge,
	code_challenge_method: z.literal("S256"),
});

const Came = z.object({
	state: z.string(),
	code: z.optional(z.string().check(z.regex(/^[\x21-\x7e]{1,512}$/))),
	error: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
});

/** The extension's people sign in at Zendesk, in a window of the browser; what comes back to the extension is a code for one use. */
export const extensionAuth = new Hono<{ Bindings: Env }>()
	.get("/start", async (c) => {
		const door = await extensionDoor(c.env);
		if (!door) return signInPage(503, "not_configured");
		const asked = Start.safeParse(singles(c.req.url));
		if (!asked.success || !isOurRedirect(asked.data.redirect_uri, c.env.EXTENSION_IDS)) return signInPage(400, "not_asked");
		const { redirect_uri: redirectUri, state, code_challenge: challenge } = asked.data;
		const flow = startFlow({ redirectUri, state, challenge }, Date.now(), door.secret);
		const ours = challengeOf(verifierFor(flow.browserSecret, door.secret));
		const address = door.helpdesk.address({ redirectUri: door.callback, state: flow.sealed, challenge: ours });
		return sentTo(address, signInCookie(flow.id, door.baseUrl).set(flow.browserSecret));
	})
	.get("/callback", async (c) => {
		const door = await extensionDoor(c.env);
		if (!door) return signInPage(503, "not_configured");
		const now = Date.now();
		const came = Came.safeParse(singles(c.req.url));
		const flow = came.success ? openFlow(came.data.state, now, door.secret) : null;
		// The setting may have changed while somebody was at Zendesk.
		if (!came.success || !flow || !isOurRedirect(flow.redirectUri, c.env.EXTENSION_IDS)) return signInPage(400, "over");
		const cookie = signInCookie(flow.id, door.baseUrl);
		const browserSecret = cookie.read(c.req.header("Cookie"));
		if (browserSecret === null || !isSameBrowser(flow, browserSecret)) return signInPage(400, "over");
		const { code, error } = came.data;
		if (error === undefined && code === undefined) return signInPage(400, "over");
		const outcome =
			error === undefined && code ? await admit(c.env, door, { code, flow, browserSecret }, now) : { error: saidAtZendesk(error) };
		if ("error" in outcome) log("extension_sign_in_refused", { why: outcome.error });
		return sentTo(`${flow.redirectUri}?${new URLSearchParams({ ...outcome, state: flow.state })}`, cookie.clear());
	});

/** Zendesk's other errors are slips of the set-up, which the person at the screen can do nothing about. */
function saidAtZendesk(error: string | undefined): "access_denied" | "unavailable" {
	return error === "access_denied" ? "access_denied" : "unavailable";
}

/** Null when a parameter is there twice: it then means two things, and so nothing. */
function singles(address: string): Record<string, string> | null {
	const query = [...new URL(address).searchParams];
	return new Set(query.map(([name]) => name)).size === query.length ? Object.fromEntries(query) : null;
}

function sentTo(address: string, cookie: string): Response {
	return new Response(null, { status: 302, headers: { Location: address, "Set-Cookie": cookie, ...UNTOLD } });
}
