import { writeFileSync } from "node:fs";

export const AGENTS = [
	{ id: "501", name: "Dana Kim", role: "admin" as const, email: "dana@clinic.example" },
	{ id: "502", name: "Sam Ortiz", role: "agent" as const, email: "sam@clinic.example" },
];

export const TWILIO = {
	accountSid: `AC${"1".repeat(32)}`,
	authToken: "the-auth-token",
	apiKeySid: `SK${"2".repeat(32)}`,
	apiKeySecret: "the-key-secret",
};

export const ZENDESK = {
	appName: "Patient Chat",
	clientId: "patient_chat",
	clientSecret: "client-secret",
	appId: "1001",
	installationId: "2002",
	webhookSecret: "webhook-secret",
};

/** The env file of a Worker at `url` whose calls go out over these lines. */
export function writeSettings(file: string, url: string, lines: { carrier: string; helpdesk: string; appKey: string }) {
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
		ZENDESK_APP_PUBLIC_KEY: lines.appKey.trim().replaceAll("\n", "\\n"),
		ZENDESK_WEBHOOK_SECRET: ZENDESK.webhookSecret,
		SESSION_SECRET: "a-session-secret-0123456789abcdef",
		DATA_KEY: Buffer.alloc(32, 7).toString("base64"),
	};
	const rows = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
	writeFileSync(file, rows.join(""), { mode: 0o600 });
}
