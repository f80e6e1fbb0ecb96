import type { Helpdesk } from "../helpdesk/start-helpdesk.ts";
import type { Secrets } from "./secrets.ts";

type Parts = { secrets: Secrets; workerUrl: string; carrierUrl: string; helpdesk: Helpdesk };

/** What an operator would set for a real deployment, pointed at the box. */
export function settingsFor({ secrets, workerUrl, carrierUrl, helpdesk }: Parts): Record<string, string> {
	return {
		PUBLIC_BASE_URL: workerUrl,
		TWILIO_ACCOUNT_SID: secrets.accountSid,
		TWILIO_AUTH_TOKEN: secrets.authToken,
		TWILIO_API_KEY_SID: secrets.apiKeySid,
		TWILIO_API_KEY_SECRET: secrets.apiKeySecret,
		TWILIO_API_BASE_URL: carrierUrl,
		ZENDESK_BASE_URL: helpdesk.url,
		ZENDESK_CLIENT_ID: "patient_chat",
		ZENDESK_CLIENT_SECRET: secrets.clientSecret,
		ZENDESK_APP_ID: "1048576",
		ZENDESK_INSTALLATION_ID: "2097152",
		ZENDESK_APP_PUBLIC_KEY: helpdesk.publicKeyPem,
		ZENDESK_WEBHOOK_SECRET: secrets.webhookSecret,
		ZENDESK_EXTENSION_CLIENT_ID: "patient_chat_extension",
		ZAF_SDK_URL: `${helpdesk.url}/zaf_sdk.js`,
		SESSION_SECRET: secrets.sessionSecret,
		DATA_KEY: secrets.dataKey,
	};
}
