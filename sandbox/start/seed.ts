import * as z from "zod/mini";
import { CLINIC } from "./people.ts";

const Load = z.object({ url: z.string(), token: z.string() });
const Boot = z.object({ session: z.string() });

/** Signs in as Zendesk's pages do: a signed load, answered with a page that holds the session. */
export async function signIn(helpdeskUrl: string, agentId: string, place = "nav_bar"): Promise<string> {
	const minted = await fetch(`${helpdeskUrl}/_/tokens`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ place, agentId }),
	});
	const { url, token } = Load.parse(await minted.json());
	const loaded = await fetch(url, { method: "POST", body: new URLSearchParams({ token }), redirect: "manual" });
	const html = await loaded.text();
	const boot = /<script type="application\/json" id="patient-chat-boot">([\s\S]*?)<\/script>/.exec(html)?.[1];
	if (boot === undefined) throw new Error(`The app's page answered ${loaded.status} and held no session.`);
	return Boot.parse(JSON.parse(boot)).session;
}

/** The same id every time: a second start finds the clinic already there. */
export async function seedClinic(workerUrl: string, session: string, timeZone: string): Promise<void> {
	const { number, ...clinic } = CLINIC;
	const answer = await fetch(`${workerUrl}/api/clinics`, {
		method: "POST",
		headers: { "content-type": "application/json", authorization: `Bearer ${session}` },
		body: JSON.stringify({ ...clinic, timeZone, numbers: [number] }),
	});
	if (answer.status !== 201 && answer.status !== 200)
		throw new Error(`The clinic could not be made: the Worker answered ${answer.status}. ${await answer.text()}`);
}
