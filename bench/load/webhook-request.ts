import { randomBytes } from "node:crypto";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { ACCOUNT_SID, AUTH_TOKEN, CLINIC_NUMBER, PUBLIC_BASE_URL } from "../outside/settings.ts";

const PATH = "/webhooks/twilio/messages";

/** A text as Twilio delivers it: 20 fields, signed, and never the same twice. */
export function webhookRequest(from: string, { to = CLINIC_NUMBER, body = "Could I come on Thursday instead, at half past nine?" } = {}) {
	const sid = `SM${randomBytes(16).toString("hex")}`;
	const fields = {
		ToCountry: "US",
		ToState: "CA",
		SmsMessageSid: sid,
		NumMedia: "0",
		ToCity: "",
		FromZip: "94103",
		SmsSid: sid,
		FromState: "CA",
		SmsStatus: "received",
		FromCity: "SAN FRANCISCO",
		Body: body,
		FromCountry: "US",
		To: to,
		ToZip: "",
		NumSegments: "1",
		MessageSid: sid,
		AccountSid: ACCOUNT_SID,
		From: from,
		ApiVersion: "2010-04-01",
		MessagingServiceSid: "MG00000000000000000000000000000001",
	};
	const signature = getExpectedTwilioSignature(AUTH_TOKEN, PUBLIC_BASE_URL + PATH, fields);
	return postRequest(PATH, new URLSearchParams(fields).toString(), {
		"Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
		"X-Twilio-Signature": signature,
	});
}

export function postRequest(path: string, body: string, headers: Record<string, string> = {}) {
	return `${head("POST", path, { ...headers, "Content-Length": String(Buffer.byteLength(body)) })}${body}`;
}

export const getRequest = (path: string, headers: Record<string, string> = {}) => head("GET", path, headers);

function head(method: string, path: string, headers: Record<string, string>) {
	const lines = Object.entries({ Host: new URL(PUBLIC_BASE_URL).host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
	return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`;
}

/** The n-th patient's phone, a valid US mobile number. */
export const phone = (n: number) => `+1415${String(2_000_000 + n).padStart(7, "0")}`;
