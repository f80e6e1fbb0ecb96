import * as z from "zod/mini";
import { PmConnection } from "../../shared/schemas/pm-copy.ts";
import { PmSitePage } from "../../shared/schemas/pm-site.ts";
import { startPm } from "../pm/fhir/start-fhir.ts";
import { seedPractice } from "../pm/seed.ts";
import { PRACTICE_RULE } from "../pm/web/rule.ts";
import { startPmWeb } from "../pm/web/start-pm-web.ts";
import { boxPatients } from "./box-patients.ts";
import { freePort } from "./ports.ts";

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

type Wanted = { web: number; fhir: number; timeZone: string; workerUrl: string; clinicId: string; taken: number[] };

/** The practice's own system: its pages, and the server that it gives its data by. */
export async function openPractice({ web, fhir, timeZone, workerUrl, clinicId, taken }: Wanted): Promise<Practice> {
	const now = Date.now();
	const patients = [...boxPatients(now, timeZone), ...seedPractice(now, PATIENTS)];
	const clients = [{ clientId: CLIENT, jwksUrl: `${workerUrl}/pm/${clinicId}/jwks.json` }];
	const server = await startPm({ port: await freePort(fhir, taken), profile: "full", patients, clients, updatedAt: now });
	const pages = await freePort(web, taken)
		.then((port) => startPmWeb({ port, patients, timeZone }))
		.catch(async (fault: unknown) => {
			await server.close();
			throw fault;
		});
	const close = async () => void (await Promise.all([server.close(), pages.close()]));
	return { webUrl: pages.url, fhirUrl: server.url, clientId: CLIENT, close };
}

const Known = z.object({ connection: z.nullable(PmConnection) });

/** What an admin does on the first day: points at the practice's pages, connects its server, and has it read. A later start changes what moved, and nothing that somebody set since. */
export async function connectPractice(practice: Practice, clinicUrl: string, session: string): Promise<void> {
	const ask = (method: string, path: string, body?: object) =>
		fetch(`${clinicUrl}${path}`, {
			method,
			headers: { "content-type": "application/json", authorization: `Bearer ${session}` },
			...(body && { body: JSON.stringify(body) }),
		});
	await pointAtPages(practice, ask);
	await connectServer(practice, ask);
	const begun = await ask("POST", "/pm-connection/sync", { id: `start-${Date.now()}` });
	// Busy: a run that an earlier start began goes on, or waits for an admin.
	if (begun.status !== 409) await answered(begun);
}

type Ask = (method: string, path: string, body?: object) => Promise<Response>;

async function pointAtPages({ webUrl }: Practice, ask: Ask): Promise<void> {
	const { items } = PmSitePage.parse(await answered(await ask("GET", "/pm-sites")));
	// Theirs holds: somebody may have pointed at the pages by hand, to see how that is done.
	if (items.some(({ origin }) => origin === webUrl)) return;
	const known = items.find(({ id }) => id === SITE);
	const site = { origin: webUrl, name: "Lakeside Practice", kind: "pointed", rule: PRACTICE_RULE };
	await answered(await ask("PUT", `/pm-sites/${SITE}`, { ...site, ...(known && { version: known.version }) }));
}

async function connectServer({ fhirUrl, clientId }: Practice, ask: Ask): Promise<void> {
	const { connection } = Known.parse(await answered(await ask("GET", "/pm-connection")));
	if (connection && (connection.baseUrl === fhirUrl || connection.clientId !== clientId)) return;
	const { scopes, algorithm, nightlyAt, forwardDays } = connection ?? {};
	await answered(await ask("PUT", "/pm-connection", { baseUrl: fhirUrl, clientId, scopes, algorithm, nightlyAt, forwardDays }));
}

async function answered(answer: Response): Promise<unknown> {
	if (answer.ok) return answer.json();
	const { pathname } = new URL(answer.url);
	throw new Error(`The practice could not be connected: ${pathname} was answered ${answer.status}. ${await answer.text()}`);
}
