import type { NoAnswer, PmRefusal } from "../../ports.ts";
import { type Fetch, parseJson, retryAfterMs } from "../exchange.ts";

const TIME_LIMIT_MS = 20_000;
const MOST_BYTES = 5 * 1024 * 1024;

/** `json` is undefined when it was not JSON, or broke off. `asOf`: the server's own clock. */
export type Answer = { status: number; json: unknown; asOf: number | null; retryAfterMs: number | null };

const outside: Fetch = (url, init) => fetch(url, init);

/** One request, one answer, both within the limit. Redirects are answers: a token stays on the host it is for. */
export async function ask(url: string, init: RequestInit, now: number, fetcher: Fetch = outside): Promise<Answer | PmRefusal | NoAnswer> {
	// Put away with the answer: thousands of pages must not leave as many timers behind.
	const limit = new AbortController();
	const timer = setTimeout(() => limit.abort(), TIME_LIMIT_MS);
	try {
		const response = await fetcher(url, { ...init, redirect: "manual", signal: limit.signal });
		const text = await textWithin(response, MOST_BYTES);
		if (text === null) return { kind: "refused", trouble: "too_large" };
		const date = Date.parse(response.headers.get("date") ?? "");
		return {
			status: response.status,
			json: parseJson(text),
			asOf: Number.isNaN(date) ? null : date,
			retryAfterMs: retryAfterMs(response.headers, now),
		};
	} catch {
		return noAnswer(null);
	} finally {
		clearTimeout(timer);
	}
}

/** What an answer without the thing asked for means: asked again later, or not before a person has seen to it. */
export function unheard({ status, retryAfterMs }: Answer): PmRefusal | NoAnswer {
	if (status === 401 || status === 403) return { kind: "refused", trouble: "not_allowed" };
	if (status === 408 || status === 425 || status === 429 || status >= 500 || status < 300) return noAnswer(retryAfterMs);
	return { kind: "refused", trouble: "cannot_give" };
}

export function noAnswer(retryAfterMs: number | null): NoAnswer {
	return { kind: "no_answer", retryAfterMs };
}

/** Null when there is more than that: what comes after is not read. */
async function textWithin(response: Response, mostBytes: number): Promise<string | null> {
	if (!response.body) return "";
	const decoder = new TextDecoder();
	const reader = response.body.getReader();
	let text = "";
	let bytes = 0;
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return text + decoder.decode();
		bytes += value.byteLength;
		if (bytes > mostBytes) {
			await reader.cancel();
			return null;
		}
		text += decoder.decode(value, { stream: true });
	}
}
