import type { Contestant } from "./contestant.ts";
import { phone, webhookRequest } from "./load/webhook-request.ts";
import { CLINICS, withHelpdesk, withoutHelpdesk } from "./outside/settings.ts";
import { signIn } from "./outside/sign-in.ts";
import { bundleOurs } from "./server/bundle.ts";
import { prepareServer, type Server } from "./server/workerd.ts";

export type OurContestant = Contestant & { session: string };

/**
 * Our Worker with its clinics. It is set up with a Zendesk, which staff need to sign in, and then measured
 * without one: the reference writes no tickets either.
 */
export async function prepareOurs(outsideUrl: string): Promise<OurContestant> {
	const built = await bundleOurs();
	const server = await prepareServer(built, withHelpdesk(outsideUrl, outsideUrl));
	await server.start();
	const session = await signIn(server.port, outsideUrl);
	for (const [id, number] of Object.entries(CLINICS)) await createClinic(server, session, id, number);
	await server.stop();
	server.configure(built, withoutHelpdesk(outsideUrl));
	await server.start();
	return {
		server,
		built,
		session,
		text: (from) => webhookRequest(from),
		textAnswer: 200,
		live: { path: "/api/clinics/measured/live", protocols: ["patient-chat.v1", `session.${session}`] },
		push: (marker) => webhookRequest(phone(0), { body: marker }),
		pushAnswer: 200,
	};
}

export async function createClinic(server: Server, session: string, id: string, number: string) {
	const response = await fetch(`http://127.0.0.1:${server.port}/api/clinics`, {
		method: "POST",
		headers: { Authorization: `Bearer ${session}`, "Content-Type": "application/json" },
		body: JSON.stringify({ id, name: `Clinic ${id}`, timeZone: "America/Los_Angeles", country: "US", numbers: [number] }),
	});
	if (response.status !== 201) throw new Error(`The clinic was not created: ${response.status} ${await response.text()}`);
}
