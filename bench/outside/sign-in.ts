import { SignJWT } from "jose";
import { appPrivateKey, INSTALLATION_ID } from "./settings.ts";

/** A staff session, got the only way there is: the load of the app that Zendesk signs. */
export async function signIn(port: number, helpdeskUrl: string) {
	const query = new URLSearchParams({ origin: helpdeskUrl, app_guid: "measuring" });
	const response = await fetch(`http://127.0.0.1:${port}/helpdesk/nav_bar?${query}`, {
		method: "POST",
		body: new URLSearchParams({ token: await signedLoad(helpdeskUrl) }),
	});
	const page = await response.text();
	const boot = /<script[^>]*id="patient-chat-boot"[^>]*>([^<]*)<\/script>/.exec(page)?.[1];
	if (boot === undefined) throw new Error(`The signed load was answered with ${response.status} and no session.`);
	const { session } = JSON.parse(boot);
	return String(session);
}

function signedLoad(helpdeskUrl: string) {
	return new SignJWT({ context: { product: "support", location: "nav_bar" } })
		.setProtectedHeader({ alg: "RS256", typ: "JWT" })
		.setIssuedAt()
		.setNotBefore("-5s")
		.setExpirationTime("5m")
		.setIssuer(new URL(helpdeskUrl).host)
		.setAudience(`${helpdeskUrl}/api/v2/apps/installations/${INSTALLATION_ID}.json`)
		.setSubject(`${helpdeskUrl}/api/v2/users/7.json`)
		.sign(appPrivateKey);
}
