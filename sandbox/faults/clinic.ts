import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCarrier } from "../carrier/start-carrier.ts";
import type { HelpdeskOptions } from "../helpdesk/options.ts";
import { startHelpdesk } from "../helpdesk/start-helpdesk.ts";
import { freePort } from "../start/ports.ts";
import { carrierSide } from "./carrier-side.ts";
import { helpdeskSide } from "./helpdesk-side.ts";
import { Runner } from "./runner.ts";
import { AGENTS, TWILIO, writeSettings, ZENDESK } from "./settings.ts";
import { staffOf } from "./staff.ts";
import { signIn } from "./staff-session.ts";
import { Tap } from "./tap.ts";

export const CLINIC = "+12125550199";
/** For scenes that are not about limits: more than they use. */
const ROOMY = { perMinute: 100_000, ticketUpdatesPerMinute: 100_000, ticketListsPerMinute: 100_000 };

export type ClinicScene = { limits?: HelpdeskOptions["limits"]; now?: () => number };
export type Clinic = Awaited<ReturnType<typeof openClinic>>;

/** A carrier, a helpdesk, and between them the production Worker in a process of its own, with one clinic set up in it. */
export async function openClinic({ limits = ROOMY, now = Date.now }: ClinicScene = {}) {
	const folder = mkdtempSync(join(tmpdir(), "patient-chat-faults-"));
	const port = await freePort();
	const outside = await openOutside(`http://127.0.0.1:${port}`, limits, now);
	const { taps, helpdesk } = outside;
	const envFile = join(folder, "settings.env");
	writeSettings(envFile, `http://127.0.0.1:${port}`, { carrier: taps.carrier.url, helpdesk: taps.helpdesk.url, appKey: outside.appKey });
	const state = join(folder, "state");
	const worker = new Runner({ port, folder: state, envFile });
	const close = async () => {
		await worker.stop();
		await outside.close();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		await worker.start();
		const staff = staffOf(await signIn(worker.url, taps.helpdesk.url, helpdesk));
		await staff.setUp(CLINIC);
		return { url: worker.url, state, worker, staff, taps, helpdesk, carrier: outside.carrier, close };
	} catch (fault) {
		await close();
		throw fault;
	}
}

async function openOutside(url: string, limits: HelpdeskOptions["limits"], now: () => number) {
	const hook = `${url}/webhooks/twilio/messages`;
	const number = { number: CLINIC, smsUrl: hook, fallbackUrl: `${url}/webhooks/twilio/fallback` };
	const carrier = await startCarrier({ ...TWILIO, numbers: [number], stepMs: 30, now });
	const desk = { ...ZENDESK, port: 0, agents: AGENTS, limits, workerUrl: url, webhookUrl: `${url}/webhooks/zendesk` };
	const helpdesk = await startHelpdesk(desk);
	const taps = { carrier: await new Tap(carrier.url).open(), helpdesk: await new Tap(helpdesk.url).open() };
	return {
		taps,
		appKey: helpdesk.publicKeyPem,
		carrier: carrierSide(carrier.url, TWILIO.authToken, hook),
		helpdesk: helpdeskSide(helpdesk.url),
		close: async () => {
			taps.carrier.close();
			taps.helpdesk.close();
			await Promise.all([carrier.close(), helpdesk.close()]);
		},
	};
}
