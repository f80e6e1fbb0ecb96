import { twilioCarrier } from "./adapters/carrier/twilio.ts";
import { carrierState as twilioState } from "./adapters/carrier/twilio-message.ts";
import type { FhirSettings } from "./adapters/fhir/client.ts";
import { zendeskHelpdesk } from "./adapters/helpdesk/zendesk.ts";
import type { Clinic } from "./objects/clinic.ts";
import type { Directory } from "./objects/directory.ts";
import type { Inbox } from "./objects/inbox.ts";
import type { Phone } from "./objects/phone.ts";
import type { Thread } from "./objects/thread.ts";
import type { Carrier, Clock, Files, Helpdesk, HelpdeskSignIn, PracticeManagement } from "./ports.ts";

type Setting = string | undefined;

export type Env = {
	THREAD: DurableObjectNamespace<Thread>;
	INBOX: DurableObjectNamespace<Inbox>;
	DIRECTORY: DurableObjectNamespace<Directory>;
	PHONE: DurableObjectNamespace<Phone>;
	CLINIC: DurableObjectNamespace<Clinic>;
	ASSETS?: Fetcher;
	/** The content of files, sealed. */
	FILES?: R2Bucket;
	/** Another address than PUBLIC_BASE_URL, so that a file is never of one origin with a page. */
	FILES_BASE_URL?: Setting;
	PUBLIC_BASE_URL: Setting;
	TWILIO_ACCOUNT_SID: Setting;
	TWILIO_AUTH_TOKEN: Setting;
	TWILIO_AUTH_TOKEN_NEXT: Setting;
	TWILIO_API_KEY_SID: Setting;
	TWILIO_API_KEY_SECRET: Setting;
	TWILIO_MESSAGING_SERVICE_SID: Setting;
	TWILIO_API_BASE_URL: Setting;
	ZENDESK_BASE_URL: Setting;
	ZENDESK_CLIENT_ID: Setting;
	ZENDESK_CLIENT_SECRET: Setting;
	ZENDESK_APP_ID: Setting;
	ZENDESK_INSTALLATION_ID: Setting;
	ZENDESK_APP_PUBLIC_KEY: Setting;
	ZENDESK_WEBHOOK_SECRET: Setting;
	ZENDESK_WEBHOOK_SECRET_NEXT: Setting;
	ZENDESK_EXTENSION_CLIENT_ID: Setting;
	EXTENSION_IDS: Setting;
	SESSION_SECRET: Setting;
	DATA_KEY: Setting;
	ZAF_SDK_URL: Setting;
};

/** The outside, as this deployment is set up: null is what it has not got. */
export type Ports = { carrier: Carrier | null; helpdesk: Helpdesk | null; clock: Clock };

export function compose(env: Env): Ports {
	const clock = { now: () => Date.now() };
	return { carrier: carrier(env), helpdesk: helpdesk(env, clock), clock };
}

/** The extension's way to prove who somebody is; null when Zendesk does not know the extension. */
export async function helpdeskSignIn(env: Env): Promise<HelpdeskSignIn | null> {
	const { ZENDESK_BASE_URL, ZENDESK_EXTENSION_CLIENT_ID } = env;
	if (!ZENDESK_BASE_URL || !ZENDESK_EXTENSION_CLIENT_ID || !URL.canParse(ZENDESK_BASE_URL)) return null;
	const { zendeskSignIn } = await import("./adapters/helpdesk/oauth.ts");
	return zendeskSignIn({ baseUrl: ZENDESK_BASE_URL, clientId: ZENDESK_EXTENSION_CLIENT_ID });
}

/** What the carrier's word for a text's state means to us; null for a word we do not know. */
export const carrierState = twilioState;

/** What talks to the servers of practice management systems; loaded when a clinic has one. */
export async function practiceServers(env: Env) {
	const [{ fhirPractice }, { baseAddress, isLoopback }, { makeKeyPair }] = await Promise.all([
		import("./adapters/fhir/fhir.ts"),
		import("./adapters/fhir/address.ts"),
		import("./adapters/fhir/key.ts"),
	]);
	const own = URL.parse(publicBaseUrl(env));
	// Whether all of this runs on one machine: only then is an address on it good.
	const nearby = own !== null && isLoopback(own);
	return {
		connect: (settings: Omit<FhirSettings, "nearby">): PracticeManagement =>
			fhirPractice({ ...settings, nearby }, { clock: { now: () => Date.now() } }),
		/** As it is kept; null for one that no token may be sent to. */
		addressOf: (address: string) => baseAddress(address, nearby),
		makeKeyPair,
	};
}

export type TableFiles = Awaited<ReturnType<typeof tableFiles>>;

/** What understands the files of practice management systems; loaded when there is one. */
export async function tableFiles() {
	const [{ sniff, startRead, readPart }, { findHeader, mapTrouble, suggestMap }, { NO_EVIDENCE, orderOf, withDates }, { recordOf }] =
		await Promise.all([
			import("./adapters/csv/read-file.ts"),
			import("./adapters/csv/header.ts"),
			import("./adapters/csv/dates.ts"),
			import("./adapters/csv/records.ts"),
		]);
	return { sniff, startRead, readPart, findHeader, suggestMap, mapTrouble, NO_EVIDENCE, withDates, orderOf, recordOf };
}

/** The store of the files' content, loaded when there is one to keep or to show; null: this deployment has none. */
export async function files(env: Env): Promise<Files | null> {
	if (!env.FILES) return null;
	const { r2Files } = await import("./adapters/files/r2.ts");
	return r2Files(env.FILES);
}

/** What a file's first bytes say of its content type, asked of somebody else's long list; null: nothing. */
export async function sniffType(bytes: Uint8Array): Promise<string | null> {
	const { sniff } = await import("./adapters/files/sniff.ts");
	return sniff(bytes);
}

/** Where files are served: an origin of its own, if the deployment has one. */
export function filesBaseUrl(env: Env): string {
	const own = plainAddress(env.FILES_BASE_URL);
	return URL.canParse(own) ? own : publicBaseUrl(env);
}

/** The deployment's own address, without a slash at its end. */
export function publicBaseUrl(env: Env): string {
	return plainAddress(env.PUBLIC_BASE_URL);
}

function plainAddress(address: Setting): string {
	return (address ?? "").replace(/[#?].*$/, "").replace(/\/+$/, "");
}

function carrier(env: Env): Carrier | null {
	const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_KEY_SID, TWILIO_API_KEY_SECRET } = env;
	const hasKey = TWILIO_API_KEY_SID && TWILIO_API_KEY_SECRET;
	if (!TWILIO_ACCOUNT_SID || !(hasKey || TWILIO_AUTH_TOKEN)) return null;
	// A wrong address in the settings must not keep texts from coming in.
	if (env.TWILIO_API_BASE_URL && !URL.canParse(env.TWILIO_API_BASE_URL)) return null;
	return twilioCarrier({
		accountSid: TWILIO_ACCOUNT_SID,
		apiKeySid: TWILIO_API_KEY_SID,
		apiKeySecret: TWILIO_API_KEY_SECRET,
		authToken: TWILIO_AUTH_TOKEN,
		messagingServiceSid: env.TWILIO_MESSAGING_SERVICE_SID,
		baseUrl: env.TWILIO_API_BASE_URL,
	});
}

function helpdesk(env: Env, clock: Clock): Helpdesk | null {
	const { ZENDESK_BASE_URL, ZENDESK_CLIENT_ID, ZENDESK_CLIENT_SECRET } = env;
	if (!ZENDESK_BASE_URL || !ZENDESK_CLIENT_ID || !ZENDESK_CLIENT_SECRET) return null;
	return zendeskHelpdesk({ baseUrl: ZENDESK_BASE_URL, clientId: ZENDESK_CLIENT_ID, clientSecret: ZENDESK_CLIENT_SECRET }, clock);
}
