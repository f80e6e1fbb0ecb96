import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startCarrier } from "../carrier/start-carrier.ts";
import type { HelpdeskOptions } from "../helpdesk/options.ts";
import { type Helpdesk, startHelpdesk } from "../helpdesk/start-helpdesk.ts";
import { writeEnvFile } from "./env-file.ts";
import { AGENTS, CLINIC, PHONES } from "./people.ts";
import { freePort } from "./ports.ts";
import { connectPractice, openPractice } from "./practice.ts";
import { keepSecrets, type Secrets } from "./secrets.ts";
import { seedClinic, signIn } from "./seed.ts";
import { settingsFor } from "./settings.ts";
import { type Frames, startPage } from "./start-page.ts";
import { startWorker, type WorkerProcess } from "./worker-process.ts";

export type ClinicOptions = {
	/** Where everything lives that outlasts a start. */
	folder: string;
	/** Wanted ports; 0 takes any. */
	ports?: { clinic: number; carrier: number; worker: number };
	/** The practice's own system too, on these ports; 0 takes any. */
	practice?: { web: number; fhir: number };
	/** Between a text's states at the carrier. */
	stepMs?: number;
	/** The clinic's; of the first start only. */
	timeZone?: string;
	/** False leaves the account without a clinic, as on the first day. */
	seed?: boolean;
	helpdesk?: Pick<HelpdeskOptions, "limits" | "webhookPauseMs" | "webhookTimeoutMs" | "searchLagMs" | "now">;
	/** The Worker ended by itself. */
	ended?(words: string): void;
};

export type RunningClinic = {
	/** The one address to open; the helpdesk has the same origin. */
	url: string;
	helpdeskUrl: string;
	carrierUrl: string;
	workerUrl: string;
	/** The practice's pages, where it was asked for. */
	practiceUrl: string | null;
	envFile: string;
	logFile: string;
	secrets: Secrets;
	clinicId: string;
	clinicNumber: string;
	agents: typeof AGENTS;
	phones: typeof PHONES;
	/** The Worker's process; a new one after `restartWorker`. */
	workerPid(): number;
	/** Starts the Worker again after it was killed, or after stopping it. */
	restartWorker(): Promise<void>;
	/** A staff session, by a signed load. */
	signIn(agentId: string): Promise<string>;
	close(): Promise<void>;
};

export const ROOT = join(import.meta.dirname, "../..");

type Closing = () => Promise<void>;

async function openHelpdesk(options: ClinicOptions, secrets: Secrets, port: number, workerUrl: string, frames: Frames): Promise<Helpdesk> {
	return startHelpdesk({
		...options.helpdesk,
		port,
		clientId: "patient_chat",
		clientSecret: secrets.clientSecret,
		appId: "1048576",
		installationId: "2097152",
		appName: "Patient Chat",
		webhookUrl: `${workerUrl}/webhooks/zendesk`,
		webhookSecret: secrets.webhookSecret,
		workerUrl,
		agents: AGENTS,
		stateFile: join(options.folder, "helpdesk.json"),
		iconsFolder: join(ROOT, "helpdesk-app/assets"),
		alsoServe: startPage(frames),
	});
}

function openCarrier(options: ClinicOptions, secrets: Secrets, port: number, workerUrl: string) {
	const { accountSid, authToken, apiKeySid, apiKeySecret } = secrets;
	return startCarrier({
		...{ port, accountSid, authToken, apiKeySid, apiKeySecret },
		numbers: [
			{
				number: CLINIC.number,
				name: CLINIC.name,
				smsUrl: `${workerUrl}/webhooks/twilio/messages#rc=5&rp=all`,
				fallbackUrl: `${workerUrl}/webhooks/twilio/fallback`,
			},
		],
		phones: PHONES,
		stateFile: join(options.folder, "carrier.sqlite"),
		...(options.stepMs === undefined ? {} : { stepMs: options.stepMs }),
	});
}

/** Carrier, helpdesk and the production Worker, on loopback, with one clinic. Whatever was begun is ended when a part fails. */
export async function startClinic(options: ClinicOptions): Promise<RunningClinic> {
	const closings: Closing[] = [];
	const close = async () => {
		for (const closing of closings.splice(0).reverse()) await closing();
	};
	try {
		return await build(options, closings, close);
	} catch (fault) {
		await close();
		throw fault;
	}
}

async function build(options: ClinicOptions, closings: Closing[], close: Closing): Promise<RunningClinic> {
	const { folder, ports = { clinic: 0, carrier: 0, worker: 0 } } = options;
	mkdirSync(folder, { recursive: true });
	const secrets = keepSecrets(folder, options.timeZone ?? "America/New_York");
	const workerPort = await freePort(ports.worker);
	const carrierPort = await freePort(ports.carrier, [workerPort]);
	const clinicPort = await freePort(ports.clinic, [workerPort, carrierPort]);
	const workerUrl = `http://localhost:${workerPort}`;
	const carrier = await openCarrier(options, secrets, carrierPort, workerUrl);
	closings.push(() => carrier.close());
	const { timeZone } = secrets;
	const taken = [workerPort, carrierPort, clinicPort];
	const practice = options.practice ? await openPractice({ ...options.practice, timeZone, workerUrl, clinicId: CLINIC.id, taken }) : null;
	if (practice) closings.push(() => practice.close());
	const carrierPage = `http://localhost:${carrierPort}`;
	const frames = { phoneUrl: `${carrierPage}/phone`, carrierMischiefUrl: `${carrierPage}/mischief`, practiceUrl: practice?.webUrl ?? null };
	const helpdesk = await openHelpdesk(options, secrets, clinicPort, workerUrl, frames);
	closings.push(() => helpdesk.close());
	const envFile = join(folder, "clinic.env");
	const logFile = join(folder, "worker.log");
	writeEnvFile(envFile, settingsFor({ secrets, workerUrl, carrierUrl: carrier.url, helpdesk }));
	const launch = () =>
		startWorker({
			root: ROOT,
			port: workerPort,
			folder: join(folder, "worker"),
			envFile,
			logFile,
			ended: options.ended ?? (() => undefined),
		});
	let worker: WorkerProcess = await launch();
	closings.push(() => worker.stop());
	if (options.seed !== false) {
		const session = await signIn(helpdesk.url, AGENTS[0]?.id ?? "");
		await seedClinic(workerUrl, session, timeZone);
		if (practice) await connectPractice(practice, `${workerUrl}/api/clinics/${CLINIC.id}`, session);
	}
	return {
		...{
			url: `${helpdesk.url}/`,
			helpdeskUrl: helpdesk.url,
			carrierUrl: carrier.url,
			workerUrl,
			practiceUrl: practice?.webUrl ?? null,
			envFile,
			logFile,
			secrets,
			close,
		},
		...{ clinicId: CLINIC.id, clinicNumber: CLINIC.number, agents: AGENTS, phones: PHONES },
		workerPid: () => worker.pid,
		restartWorker: async () => {
			await worker.stop();
			worker = await launch();
		},
		signIn: (agentId) => signIn(helpdesk.url, agentId),
	};
}
