import type { CarrierOptions } from "../options.ts";
import { startCarrier } from "../start-carrier.ts";

export const ACCOUNT = `AC${"1".repeat(32)}`;
export const TOKEN = "the-auth-token";
export const KEY = `SK${"2".repeat(32)}`;
export const SECRET = "the-key-secret";
export const CLINIC = "+12125550199";
export const ANA = "+12125550143";

type Json = Record<string, unknown>;
export type Called = { status: number; headers: Headers; json: Json & { messages: Json[] } };

export const basic = (user: string, password: string) => `Basic ${btoa(`${user}:${password}`)}`;

/** A running carrier with one clinic number, and the calls a test makes on it. */
export async function aCarrier(smsUrl: string, options: Partial<CarrierOptions> = {}) {
	const account = { accountSid: ACCOUNT, authToken: TOKEN, apiKeySid: KEY, apiKeySecret: SECRET };
	const carrier = await startCarrier({ ...account, numbers: [{ number: CLINIC, smsUrl }], stepMs: 1, ...options });
	const root = `${carrier.url}/2010-04-01/Accounts/${ACCOUNT}/Messages`;

	async function call(path: string, init: RequestInit = {}): Promise<Called> {
		const url = path.startsWith("http") ? path : /^\/(2010|media)/.test(path) ? carrier.url + path : root + path;
		const response = await fetch(url, { redirect: "manual", headers: { Authorization: basic(KEY, SECRET) }, ...init });
		const text = await response.text();
		return { status: response.status, headers: response.headers, json: text.startsWith("{") ? JSON.parse(text) : {} };
	}
	async function control(method: string, path: string, input?: unknown) {
		const body = input === undefined ? {} : { body: JSON.stringify(input), headers: { "Content-Type": "application/json" } };
		const response = await fetch(`${carrier.url}/_/${path}`, { method, ...body });
		const text = await response.text();
		return { status: response.status, json: text === "" ? {} : JSON.parse(text) };
	}
	const send = (fields: Record<string, string> | [string, string][]) =>
		call(".json", {
			method: "POST",
			body: new URLSearchParams(Array.isArray(fields) ? fields : { From: CLINIC, To: ANA, Body: "Hello", ...fields }),
		});

	return {
		...carrier,
		root,
		call,
		control,
		send,
		text: (input: Json) => control("POST", "text", { from: ANA, to: CLINIC, body: "Hi", ...input }),
	};
}
export type TestCarrier = Awaited<ReturnType<typeof aCarrier>>;
