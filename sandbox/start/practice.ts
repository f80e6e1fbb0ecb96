import * as z from "zod/mini";
import { startPm } from "../pm/fhir/start-fhir.ts";
import { seedPractice } from "../pm/seed.ts";
import { PRACTICE_RULE } from "../pm/web/rule.ts";
import { startPmWeb } from "../pm/web/start-pm-web.ts";
import { boxPatients } from "./box-patients.ts";

const PATIENTS = 400;
const CLIENT = "patient-chat-in-a-box";
const SITE = "lakeside";

export type Practice = {
	/** Where staff of the practice look people up. */
	webUrl: string;
	fhirUrl: string;
	/** Whom its FHIR server knows. */
	clientId: string;
	close(): Promise<void>;
};

type Wanted = { web: number; fhir: number; timeZone: string; workerUrl: string; clinicId: string };

/** The practice's own system: its pages, and the server that it gives its data by. */
export async function openPractice({ web, fhir, timeZone, workerUrl, clinicId }: Wanted): Promise<Practice> {
	const now = Date.now();
	const patients = [...boxPatients(now), ...seedPractice(now, PATIENTS)];
	const clients = [{ clientId: CLIENT, jwksUrl: `${workerUrl}/pm/${clinicId}/jwks.json` }];
	const server = await startPm({ port: fhir, profile: "full", patients, clients, updatedAt: now });
	const pages = await startPmWeb({ port: web, patients, timeZone });
	const close = async () => void (await Promise.all([server.close(), pages.close()]));
	return { webUrl: pages.url, fhirUrl: server.url, clientId: CLIENT, close };
}

const Sites = z.object({ items: z.array(z.object({ id: z.string(), origin: z.string(), version: z.number() })) });

/** What an admin does on the first day: points at the practice's pages, connects its server, and has it read. A later start changes what moved. */
export async function connectPractice({ webUrl, fhirUrl, clientId }: Practice, clinicUrl: string, session: string): Promise<void> {
	const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
		const headers = { "content-type": "application/json", authorization: `Bearer ${session}` };
		const answer = await fetch(`${clinicUrl}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
		if (!answer.ok)
			throw new Error(`The practice could not be connected: ${method} ${path} was answered ${answer.status}. ${await answer.text()}`);
		return answer.json();
	};
	const known = Sites.parse(await ask("GET", "/pm-sites")).items.find(({ id }) => id === SITE);
	const version = known ? { version: known.version } : {};
	if (known?.origin !== webUrl) {
		await ask("PUT", `/pm-sites/${SITE}`, { origin: webUrl, name: "Lakeside Practice", kind: "pointed", rule: PRACTICE_RULE, ...version });
	}
	await ask("PUT", "/pm-connection", { baseUrl: fhirUrl, clientId });
	await ask("POST", "/pm-connection/sync", { id: `start-${Date.now()}` });
}
