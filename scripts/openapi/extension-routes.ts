import * as z from "zod/mini";
import { CodeChallenge, SignInState } from "../../shared/schemas/extension-sign-in.ts";
import type { Route } from "./route.ts";

const Start = z.object({
	redirect_uri: z.string(),
	state: SignInState,
	code_challenge: CodeChallenge,
	code_challenge_method: z.literal("S256"),
});
const Callback = z.object({ state: z.string(), code: z.optional(z.string()), error: z.optional(z.string()) });

/** How the browser extension's people sign in: pages in a window of the browser, before there is any session. */
export const EXTENSION_ROUTES: readonly Route[] = [
	{
		method: "get",
		path: "/auth/extension/start",
		summary: "Sends the browser to Zendesk to sign in; only for the redirect addresses of known extensions. A page of HTML if not.",
		query: Start,
		answers: { 302: null },
		open: true,
	},
	{
		method: "get",
		path: "/auth/extension/callback",
		summary:
			"Back from Zendesk: sends the browser on with a code and the state, or with error=access_denied, not_staff, no_clinic or unavailable.",
		query: Callback,
		answers: { 302: null },
		open: true,
	},
];
