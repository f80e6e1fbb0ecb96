import type { NoAnswer } from "../../ports.ts";
import { exchange, type Fetch, outside, parseJson, type Reply, retryAfterMs } from "../exchange.ts";

export type TwilioSettings = {
	accountSid: string;
	apiKeySid?: string;
	apiKeySecret?: string;
	/** Signs in when there is no API key. */
	authToken?: string;
	messagingServiceSid?: string;
	baseUrl?: string;
};

export type TwilioClient = {
	/** The address of one of this account's resources. */
	url(resource: string): string;
	/** A page address that Twilio gave us, only if it is this account's own. */
	own(address: string): string | null;
	post(url: string, form: URLSearchParams): Promise<Reply | null>;
	/** Null: no such thing. */
	ask(url: string): Promise<{ json: unknown } | null | NoAnswer>;
	now(): number;
	/** Whether an address is the server's own. */
	isOwnServer(url: URL): boolean;
	/** As the account; what is answered is not read. */
	open(url: string, signal: AbortSignal): Promise<Response>;
	remove(url: string): Promise<Reply | null>;
};

export function twilioClient(settings: TwilioSettings, now: () => number, fetcher: Fetch = outside): TwilioClient {
	const root = new URL(settings.baseUrl || "https://api.twilio.com");
	const account = `${root.pathname.replace(/\/$/, "")}/2010-04-01/Accounts/${settings.accountSid}/`;
	const headers = { authorization: `Basic ${btoa(credentials(settings))}`, accept: "application/json" };

	async function ask(url: string): Promise<{ json: unknown } | null | NoAnswer> {
		const reply = await exchange(url, { headers }, fetcher);
		if (reply?.status === 404) return null;
		const json = reply?.status === 200 ? parseJson(reply.text) : undefined;
		if (json !== undefined) return { json };
		return { kind: "no_answer", retryAfterMs: reply ? retryAfterMs(reply.headers, now()) : null };
	}

	return {
		now,
		ask,
		isOwnServer: (url) => url.origin === root.origin,
		open: (url, signal) => fetcher(url, { headers: { authorization: headers.authorization }, redirect: "manual", signal }),
		remove: (url) => exchange(url, { method: "DELETE", headers }, fetcher),
		url: (resource) => new URL(account + resource, root).href,
		own: (address) => {
			const url = URL.parse(address, root);
			return url?.origin === root.origin && url.pathname.startsWith(account) ? url.href : null;
		},
		post: (url, form) =>
			exchange(
				url,
				{ method: "POST", headers: { ...headers, "content-type": "application/x-www-form-urlencoded" }, body: form.toString() },
				fetcher,
			),
	};
}

function credentials({ accountSid, apiKeySid, apiKeySecret, authToken }: TwilioSettings): string {
	return apiKeySid && apiKeySecret ? `${apiKeySid}:${apiKeySecret}` : `${accountSid}:${authToken ?? ""}`;
}
