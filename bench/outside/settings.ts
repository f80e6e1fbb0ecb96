import { generateKeyPairSync } from "node:crypto";

export const PUBLIC_BASE_URL = "https://texts.example";
export const ACCOUNT_SID = "AC00000000000000000000000000000001";
export const AUTH_TOKEN = "a-token-for-measuring-only";
export const CLINIC_NUMBER = "+14155550100";

/** The clinic of most measures, and two that differ in the length of their inbox alone. */
export const CLINICS = {
	measured: CLINIC_NUMBER,
	"short-inbox": "+14155550101",
	"long-inbox": "+14155550102",
} as const;

export const INSTALLATION_ID = "1001";
const appKey = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const appPrivateKey = appKey.privateKey;

export const referenceSettings = { PUBLIC_BASE_URL, TWILIO_AUTH_TOKEN: AUTH_TOKEN };

/** As a clinic without Zendesk has it: texts in, texts kept, no ticket to write. */
export function withoutHelpdesk(carrierUrl: string): Record<string, string> {
	return {
		PUBLIC_BASE_URL,
		TWILIO_ACCOUNT_SID: ACCOUNT_SID,
		TWILIO_AUTH_TOKEN: AUTH_TOKEN,
		TWILIO_API_KEY_SID: "SK00000000000000000000000000000001",
		TWILIO_API_KEY_SECRET: "a-secret-for-measuring-only",
		TWILIO_API_BASE_URL: carrierUrl,
		SESSION_SECRET: "a-session-secret-for-measuring-only-0123456789",
		DATA_KEY: Buffer.alloc(32, 7).toString("base64"),
	};
}

export function withHelpdesk(carrierUrl: string, helpdeskUrl: string): Record<string, string> {
	return {
		...withoutHelpdesk(carrierUrl),
		ZENDESK_BASE_URL: helpdeskUrl,
		ZENDESK_CLIENT_ID: "patient_chat",
		ZENDESK_CLIENT_SECRET: "a-client-secret-for-measuring-only",
		ZENDESK_APP_ID: "2002",
		ZENDESK_INSTALLATION_ID: INSTALLATION_ID,
		ZENDESK_APP_PUBLIC_KEY: appKey.publicKey.export({ type: "spki", format: "pem" }).toString(),
		ZENDESK_WEBHOOK_SECRET: "a-webhook-secret-for-measuring-only",
	};
}
