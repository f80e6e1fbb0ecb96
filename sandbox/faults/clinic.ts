import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCarrier } from "../carrier/start-carrier.ts";
import type { HelpdeskOptions } from "../helpdesk/options.ts";
import { startHelpdesk } from "../helpdesk/start-helpdesk.ts";
import { carrierSide } from "./carrier-side.ts";
import { helpdeskSide } from "./helpdesk-side.ts";
import { startRunner } from "./runner.ts";
import { signIn } from "./staff.ts";
import { openTap } from "./tap.ts";

export const CLINIC = "+12125550199";
const AGENTS = [
	{ id: "501", name: "Dana Kim", role: "admin" as const, email: "dana@clinic.example" },
	{ id: "502", name: "Sam Ortiz", role: "agent" as const, email: "sam@clinic.example" },
];
const TWILIO = {
	accountSid: `AC${"1".repeat(32)}`,
	authToken: "the-auth-token",
	apiKeySid: `SK${"2".repeat(32)}`,
	apiKeySecret: "the-key-secret",
};
const ZENDESK = {
	clientId: "patient_chat",
	clientSecret: "client-secret",
	appId: "1001",
	installationId: "2002",
	webhookSecret: "webhook-secret",
};
/** For scenes that are not about limits: more than they use. */
const ROOMY = { perMinute: 100_000, ticketUpdatesPerMinute: 100_000, ticketListsPerMinute: 100_000 };

export type ClinicScene = { limits?: HelpdeskOptions["limits"]; now?: () => number };
export type Clinic = Awaited<ReturnType<typeof openClinic>>;

/** A carrier, a helpdesk, and between them the production Worker in a process of its own, with one clinic set up in it. */
export async function openClinic({ limits = ROOMY, now = Date.now }: ClinicScene = {}) {
	const folder = mkdtempSync(join(tmpdir(), "patient-chat-faults-"));
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const hook = `${url}/webhooks/twilio/messages`;
	const number = { number: CLINIC, smsUrl: hook, fallbackUrl: `${url}/webhooks/twilio/fallback` };
	const carrier = await startCarrier({ ...TWILIO, numbers: [number], stepMs: 30, now });
	const desk = {
		...ZENDESK,
		port: 0,
		appName: "Patient Chat",
		agents: AGENTS,
		limits,
		workerUrl: url,
		webhookUrl: `${url}/webhooks/zendesk`,
	};
	const helpdesk = await startHelpdesk(desk);
	const taps = { carrier: await openTap(carrier.url), helpdesk: await openTap(helpdesk.url) };
	const lines = { carrier: taps.carrier.url, helpdesk: taps.helpdesk.url };
	const envFile = join(folder, "settings.env");
	const settings = {
		PUBLIC_BASE_URL: url,
		TWILIO_ACCOUNT_SID: TWILIO.accountSid,
		TWILIO_AUTH_TOKEN: TWILIO.authToken,
		TWILIO_API_KEY_SID: TWILIO.apiKeySid,
		TWILIO_API_KEY_SECRET: TWILIO.apiKeySecret,
		TWILIO_API_BASE_URL: lines.carrier,
		ZENDESK_BASE_URL: lines.helpdesk,
		ZENDESK_CLIENT_ID: ZENDESK.clientId,
		ZENDESK_CLIENT_SECRET: ZENDESK.clientSecret,
		ZENDESK_APP_ID: ZENDESK.appId,
		ZENDESK_INSTALLATION_ID: ZENDESK.installationId,
		ZENDESK_APP_PUBLIC_KEY: helpdesk.publicKeyPem.trim().replaceAll("\n", "\\n"),
		ZENDESK_WEBHOOK_SECRET: ZENDESK.webhookSecret,
		SESSION_SECRET: "a-session-secret-0123456789abcdef",
		DATA_KEY: Buffer.alloc(32, 7).toString("base64"),
	};
	writeFileSync(
		envFile,
		Object.entries(settings)
			.map(([name, value]) => `${name}=${value}\n`)
			.join(""),
	);
	const state = join(folder, "state");
	const worker = await startRunner({ port, folder: state, envFile });
	const side = helpdeskSide(helpdesk.url);
	const staff = await signIn(url, lines.helpdesk, side);
	await staff.make("/api/clinics", { id: "clinic", name: "Harbor Clinic", timeZone: "America/New_York", country: "US", numbers: [CLINIC] });
	return {
		url,
		state,
		worker,
		staff,
		taps,
		carrier: carrierSide(carrier.url, TWILIO.authToken, hook),
		helpdesk: side,
		close: async () => {
			await worker.stop();
			await Promise.all([carrier.close(), helpdesk.close()]);
			taps.carrier.close();
			taps.helpdesk.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer().listen(0, "127.0.0.1", () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
		});
	});
}
