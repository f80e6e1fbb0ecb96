import { Hono } from "hono";
import { Place } from "../../../shared/schemas/boot.ts";
import { type Env, filesBaseUrl, publicBaseUrl } from "../../compose.ts";
import { verifyLoad } from "../../trust/helpdesk-token.ts";
import { issueSession } from "../../trust/session.ts";
import { hasType, textOf } from "../body.ts";
import { problem } from "../errors.ts";
import { log } from "../log.ts";
import { appPage, closedPage } from "../pages/app-page.ts";
import { signIn } from "../sign-in.ts";

/** Zendesk loads a place of the app by a signed form post; the page that answers carries the session. */
export const helpdesk = new Hono<{ Bindings: Env }>()
	.post("/:place", async (c) => {
		const place = Place.safeParse(c.req.param("place"));
		if (!place.success) return problem("not_found");
		const settings = loadSettings(c.env);
		if (!settings) return closedPage(503, "not_configured");
		if (!hasType(c.req.raw, "application/x-www-form-urlencoded")) return problem("unsupported_type");
		const text = await textOf(c.req.raw);
		if (text === null) return problem("too_large");
		const token = new URLSearchParams(text).get("token");
		const now = Date.now();
		const claims = await verifyLoad({ token, origin: c.req.query("origin") }, settings, now);
		if (!claims) return closedPage(403, "not_signed");
		const signedIn = await signIn(c.env, claims.agentId, now);
		if (signedIn === "not_staff") return closedPage(403, "not_staff");
		if (typeof signedIn === "string") return closedPage(503, signedIn);
		const issued = issueSession({ staffId: signedIn.staff.id, signedInAt: now }, now, settings.sessionSecret);
		if (!issued) return closedPage(403, "not_signed");
		const boot = { session: issued.token, expiresAt: new Date(issued.expiresAt).toISOString(), place: place.data, staff: signedIn.staff };
		const origins = { publicBaseUrl: publicBaseUrl(c.env), filesBaseUrl: filesBaseUrl(c.env), helpdeskUrl: settings.baseUrl };
		return appPage(boot, { ...origins, sdkUrl: c.env.ZAF_SDK_URL });
	})
	.all("*", () => problem("method_not_allowed"));

function loadSettings(env: Env) {
	const { ZENDESK_BASE_URL, ZENDESK_INSTALLATION_ID, ZENDESK_APP_PUBLIC_KEY, SESSION_SECRET } = env;
	if (!ZENDESK_BASE_URL || !ZENDESK_INSTALLATION_ID || !ZENDESK_APP_PUBLIC_KEY || !SESSION_SECRET) {
		log("helpdesk_door_shut: ZENDESK_BASE_URL, ZENDESK_INSTALLATION_ID, ZENDESK_APP_PUBLIC_KEY and SESSION_SECRET must be set");
		return null;
	}
	return {
		baseUrl: ZENDESK_BASE_URL,
		installationId: ZENDESK_INSTALLATION_ID,
		publicKey: ZENDESK_APP_PUBLIC_KEY,
		sessionSecret: SESSION_SECRET,
	};
}
