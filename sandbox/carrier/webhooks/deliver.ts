import { randomUUID } from "node:crypto";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import type { Exchange } from "../exchange.ts";
import { type Attempt, type AttemptRequest, attempt } from "./attempt.ts";
import { type Overrides, overridesOf, withoutFragment } from "./overrides.ts";

export type Form = [string, string][];
export type Delivery = {
	url: string;
	form: Form;
	kind: "webhook" | "fallback" | "receipt";
	sid: string;
	messageStatus?: string;
};
export type Answer = Extract<Attempt, { outcome: "answered" }>;
export type DeliveryResult = { answer: Answer; errorCode: null } | { answer: Answer | null; errorCode: number };

const MOST_REDIRECTS = 10;

function signed(exchange: Exchange, url: string, form: Form | null, token: string): Pick<AttemptRequest, "method" | "headers" | "body"> {
	const fields: Record<string, string[]> = {};
	for (const [name, value] of form ?? []) fields[name] = [...(fields[name] ?? []), value];
	const signature = getExpectedTwilioSignature(exchange.account.token, url, fields);
	const headers: Record<string, string> = {
		Accept: "*/*",
		"User-Agent": "TwilioProxy/1.1",
		"X-Home-Region": "us1",
		"X-Twilio-Signature": signature,
		"I-Twilio-Idempotency-Token": token,
	};
	if (!form) return { method: "GET", headers, body: null };
	const body = new URLSearchParams(form).toString();
	headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
	headers["Content-Length"] = String(Buffer.byteLength(body));
	return { method: "POST", headers, body };
}

/** 301, 302 and 303 are followed as GET and lose the form, as at the real carrier. */
async function ask(exchange: Exchange, delivery: Delivery, token: string, limits: Overrides): Promise<Attempt> {
	let url = withoutFragment(delivery.url);
	let form: Form | null = delivery.form;
	for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
		const result = await attempt({ url, ...signed(exchange, url, form, token), ...limits, signal: exchange.stopped });
		if (result.outcome !== "answered" || !result.location || ![301, 302, 303, 307, 308].includes(result.status)) return result;
		url = URL.parse(result.location, url)?.toString() ?? "";
		if (result.status < 304) form = null;
	}
	return { outcome: "broken" };
}

function retryClass(result: Attempt): string | null {
	if (result.outcome === "no_connection") return "ct";
	if (result.outcome === "timed_out" || result.outcome === "broken") return "rt";
	if (result.outcome !== "answered" || result.status < 400) return null;
	return result.status < 500 ? "4xx" : "5xx";
}

function judge(result: Attempt): DeliveryResult {
	if (result.outcome === "no_connection") return { answer: null, errorCode: 11205 };
	if (result.outcome === "too_large") return { answer: null, errorCode: 11750 };
	if (result.outcome !== "answered") return { answer: null, errorCode: 11200 };
	return result.status >= 200 && result.status < 300 ? { answer: result, errorCode: null } : { answer: result, errorCode: 11200 };
}

/** All tries together, within 15 s: by default a failed connect is tried once more and nothing else is. */
export async function deliver(exchange: Exchange, delivery: Delivery): Promise<DeliveryResult> {
	const { overrides, errorCode } = overridesOf(delivery.url);
	if (errorCode) exchange.journal.add({ kind: "alert", sid: delivery.sid, code: errorCode });
	const token = randomUUID();
	const startedAt = performance.now();
	for (let tries = 1; ; tries++) {
		const begunAt = performance.now();
		const leftMs = overrides.totalMs - (begunAt - startedAt);
		const result = await ask(exchange, delivery, token, { ...overrides, totalMs: Math.max(1, leftMs) });
		exchange.journal.add({
			kind: delivery.kind,
			sid: delivery.sid,
			messageStatus: delivery.messageStatus ?? null,
			url: delivery.url,
			attempt: tries,
			status: result.outcome === "answered" ? result.status : null,
			outcome: result.outcome,
			tookMs: Math.round(performance.now() - begunAt),
		});
		const reason = retryClass(result);
		const mayRetry = reason !== null && (overrides.retryOn.has(reason) || overrides.retryOn.has("all")) && tries <= overrides.retries;
		const hasTime = performance.now() - startedAt < overrides.totalMs;
		if (!mayRetry || !hasTime || exchange.stopped.aborted) return judge(result);
	}
}
