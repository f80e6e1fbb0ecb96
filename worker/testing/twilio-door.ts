import { exports } from "cloudflare:workers";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks";
import { testEnv } from "./clinic.ts";

export type Pairs = [string, string][];

const BASE = testEnv.PUBLIC_BASE_URL ?? "";
const ACCOUNT = testEnv.TWILIO_ACCOUNT_SID ?? "";

let count = 0;

export function aSid(): string {
	count += 1;
	return `SM${count.toString(16).padStart(12, "0")}${crypto.randomUUID().replaceAll("-", "").slice(0, 20)}`;
}

/** The fields that Twilio posts for a text in, as it orders them; `more` replaces or adds. */
export function aForm(to: string, from: string, more: Record<string, string> = {}): Pairs {
	const sid = aSid();
	const fields = {
		ToCountry: "US",
		SmsMessageSid: sid,
		NumMedia: "0",
		SmsStatus: "received",
		Body: "Can I move my 3pm?",
		FromCountry: "US",
	};
	return Object.entries({ ...fields, To: to, MessageSid: sid, AccountSid: ACCOUNT, From: from, ApiVersion: "2010-04-01", ...more });
}

export function aReceipt(sid: string, status: string, more: Record<string, string> = {}): Pairs {
	return Object.entries({ SmsSid: sid, MessageSid: sid, MessageStatus: status, SmsStatus: status, AccountSid: ACCOUNT, ...more });
}

export function signedBy(token: string, path: string, pairs: Pairs): string {
	const params: Record<string, string[]> = Object.create(null);
	for (const [name, value] of pairs) params[name] = [...(params[name] ?? []), value];
	return getExpectedTwilioSignature(token, `${BASE}${path}`, params);
}

/** Posts a form as Twilio does: signed over what is posted, unless `signature` says otherwise. */
export function post(
	path: string,
	pairs: Pairs,
	options: { token?: string; signature?: string | null; headers?: Record<string, string> } = {},
) {
	const { token = testEnv.TWILIO_AUTH_TOKEN ?? "", headers = {} } = options;
	const signature = options.signature === undefined ? signedBy(token, path, pairs) : options.signature;
	return postRaw(path, new URLSearchParams(pairs).toString(), {
		...(signature === null ? {} : { "X-Twilio-Signature": signature }),
		...headers,
	});
}

export function postRaw(path: string, body: BodyInit, headers: Record<string, string> = {}) {
	return exports.default.fetch(`${BASE}${path}`, {
		method: "POST",
		body,
		headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
	});
}
