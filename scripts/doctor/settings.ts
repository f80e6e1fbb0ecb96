import { createPublicKey } from "node:crypto";

/** Each door opens only with all of its settings; a door with none of them stays shut, and the rest works. */
export type Door = "the Worker" | "Twilio" | "Zendesk";

export type Setting = {
	name: string;
	door: Door;
	/** May be left out even when its door is open. */
	optional?: true;
	/** What is wrong with the value, never the value. */
	wrong: (value: string) => string | null;
};

const shaped = (pattern: RegExp, shape: string) => (value: string) => (pattern.test(value) ? null : `should be ${shape}`);
const secret = (value: string) => (value.length >= 8 ? null : "is too short to be a secret");
const sid = (prefix: string) => shaped(new RegExp(`^${prefix}[0-9a-f]{32}$`), `${prefix} and 32 hex digits`);
const digits = shaped(/^\d{1,20}$/, "a number");

export const SETTINGS: readonly Setting[] = [
	{ name: "PUBLIC_BASE_URL", door: "the Worker", wrong: publicUrl },
	{ name: "SESSION_SECRET", door: "the Worker", wrong: random },
	{ name: "DATA_KEY", door: "the Worker", wrong: random },
	{ name: "FILES_BASE_URL", door: "the Worker", optional: true, wrong: publicUrl },

	{ name: "TWILIO_ACCOUNT_SID", door: "Twilio", wrong: sid("AC") },
	{ name: "TWILIO_AUTH_TOKEN", door: "Twilio", wrong: secret },
	{ name: "TWILIO_AUTH_TOKEN_NEXT", door: "Twilio", optional: true, wrong: secret },
	{ name: "TWILIO_API_KEY_SID", door: "Twilio", wrong: sid("SK") },
	{ name: "TWILIO_API_KEY_SECRET", door: "Twilio", wrong: secret },
	{ name: "TWILIO_MESSAGING_SERVICE_SID", door: "Twilio", optional: true, wrong: sid("MG") },
	{ name: "TWILIO_API_BASE_URL", door: "Twilio", optional: true, wrong: origin },

	{
		name: "ZENDESK_BASE_URL",
		door: "Zendesk",
		wrong: shaped(/^https:\/\/[a-z0-9][a-z0-9-]*\.zendesk\.com$/, "https://<your subdomain>.zendesk.com, and nothing after it"),
	},
	{ name: "ZENDESK_CLIENT_ID", door: "Zendesk", wrong: (value) => (value.trim() === value ? null : "has a space at an end") },
	{ name: "ZENDESK_CLIENT_SECRET", door: "Zendesk", wrong: secret },
	{ name: "ZENDESK_APP_ID", door: "Zendesk", wrong: digits },
	{ name: "ZENDESK_INSTALLATION_ID", door: "Zendesk", wrong: digits },
	{ name: "ZENDESK_APP_PUBLIC_KEY", door: "Zendesk", wrong: rsaKey },
	{ name: "ZENDESK_WEBHOOK_SECRET", door: "Zendesk", wrong: webhookSecret },
	{ name: "ZENDESK_WEBHOOK_SECRET_NEXT", door: "Zendesk", optional: true, wrong: webhookSecret },
	{ name: "ZENDESK_EXTENSION_CLIENT_ID", door: "Zendesk", optional: true, wrong: () => null },
	{
		name: "EXTENSION_IDS",
		door: "Zendesk",
		optional: true,
		wrong: shaped(
			/^ *([a-p]{32}|[0-9a-f]{40}) *(, *([a-p]{32}|[0-9a-f]{40}) *)*$/,
			"extension ids with commas between them: Chrome's and Edge's 32 letters a to p, Firefox's 40 hex digits",
		),
	},
	{ name: "ZAF_SDK_URL", door: "Zendesk", optional: true, wrong: shaped(/^https?:\/\/\S+\.js$/, "the address of a script") },
];

function origin(value: string): string | null {
	if (!URL.canParse(value)) return "is not an address";
	return new URL(value).origin === value ? null : "should be a scheme and a host, and nothing after it: no path, no slash at the end";
}

function publicUrl(value: string): string | null {
	const { protocol, hostname } = URL.canParse(value) ? new URL(value) : { protocol: "", hostname: "" };
	if (protocol === "http:" && !["localhost", "127.0.0.1"].includes(hostname)) return "should begin with https://";
	return origin(value);
}

function random(value: string): string | null {
	if (value.length < 32) return "should be at least 32 random characters: openssl rand -base64 32";
	return new Set(value).size < 8 ? "repeats itself: openssl rand -base64 32 makes a random one" : null;
}

function rsaKey(value: string): string | null {
	try {
		const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(value.replaceAll("\\n", "\n"));
		const bits = asymmetricKeyDetails?.modulusLength ?? 0;
		return asymmetricKeyType === "rsa" && bits >= 2048 ? null : "should be an RSA key of 2048 bits or more";
	} catch {
		return "is not a public key in PEM form (-----BEGIN PUBLIC KEY-----)";
	}
}

function webhookSecret(value: string): string | null {
	// Zendesk signs with it before a webhook exists; anyone knows it.
	if (value === "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==") return "is Zendesk's secret for trying out, which everyone knows";
	return secret(value);
}
