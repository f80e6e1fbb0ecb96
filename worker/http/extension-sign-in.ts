import type { SignInError } from "../../shared/schemas/extension-sign-in.ts";
import { type Env, helpdeskSignIn, publicBaseUrl } from "../compose.ts";
import { directoryOf } from "../objects/stubs.ts";
import type { HelpdeskSignIn } from "../ports.ts";
import { CODE_MS, codeHash, newCode } from "../trust/extension-code.ts";
import { type SignInFlow, verifierFor } from "../trust/extension-flow.ts";
import { log } from "./log.ts";
import { signIn } from "./sign-in.ts";

export type ExtensionDoor = { helpdesk: HelpdeskSignIn; secret: string; baseUrl: string; callback: string };

/** Null, and a word to the operator, while a part is missing: this door is never half open. */
export async function extensionDoor(env: Env): Promise<ExtensionDoor | null> {
	const helpdesk = await helpdeskSignIn(env);
	const baseUrl = publicBaseUrl(env);
	if (!helpdesk || !env.SESSION_SECRET || !baseUrl) {
		log("extension_door_shut: PUBLIC_BASE_URL, SESSION_SECRET, ZENDESK_BASE_URL and ZENDESK_EXTENSION_CLIENT_ID must be set");
		return null;
	}
	return { helpdesk, secret: env.SESSION_SECRET, baseUrl, callback: `${baseUrl}/auth/extension/callback` };
}

/** A one-time code for whoever came back from Zendesk, if they are an agent or admin with something to do here. */
export async function admit(
	env: Env,
	{ helpdesk, secret, callback }: ExtensionDoor,
	came: { code: string; flow: SignInFlow; browserSecret: string },
	now: number,
): Promise<{ code: string } | { error: SignInError }> {
	const verifier = verifierFor(came.browserSecret, secret);
	const who = await helpdesk.whoCame({ code: came.code, redirectUri: callback, verifier });
	if ("kind" in who) return { error: who.kind === "denied" ? "access_denied" : "unavailable" };
	const signedIn = await signIn(env, who.id, now);
	if (signedIn === "not_staff") return { error: "not_staff" };
	if (typeof signedIn === "string") return { error: "unavailable" };
	const access = await directoryOf(env).access(who.id);
	if (!access?.active) return { error: "not_staff" };
	// An account admin is admin of every clinic, and makes the first one.
	if (!access.asker.admin && Object.keys(access.asker.roles).length === 0) return { error: "no_clinic" };
	const code = newCode(secret);
	const kept = { challenge: came.flow.challenge, staffId: who.id, signedInAt: now };
	// From now on, not from when they came: Zendesk may have taken its time.
	const givenAt = Date.now();
	await directoryOf(env).putExtensionCode(codeHash(code), kept, givenAt + CODE_MS, givenAt);
	return { code };
}
