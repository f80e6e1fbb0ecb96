export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** `text` is null when the answer broke off after its status had arrived. */
export type Reply = { status: number; headers: Headers; text: string | null };

export const TIME_LIMIT_MS = 10_000;

/** A mistaken or hostile Retry-After must not put a queue to sleep for days. */
const LONGEST_WAIT_MS = 60 * 60_000;

export const outside: Fetch = (url, init) => fetch(url, init);

/**
 * One request, one answer, ten seconds for both; redirects are answers, so credentials stay on the host they are for.
 * Null: nobody can say whether the request arrived. workerd reports a refused connection and a reset one in the same words,
 * and an unknown host as an internal error, so "it surely never left" cannot be told here.
 */
export async function exchange(url: string, init: RequestInit, fetcher: Fetch = outside): Promise<Reply | null> {
	let response: Response;
	try {
		response = await fetcher(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(TIME_LIMIT_MS) });
	} catch {
		return null;
	}
	const { status, headers } = response;
	try {
		return { status, headers, text: await response.text() };
	} catch {
		return { status, headers, text: null };
	}
}

/** RFC 9110: seconds or a date. Null when the answer names no time. */
export function retryAfterMs(headers: Headers, now: number): number | null {
	const value = headers.get("retry-after")?.trim();
	if (!value) return null;
	const waitMs = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
	return Number.isNaN(waitMs) ? null : Math.min(Math.max(waitMs, 0), LONGEST_WAIT_MS);
}

/** Undefined when it is not JSON. */
export function parseJson(text: string | null): unknown {
	try {
		return text === null ? undefined : JSON.parse(text);
	} catch {
		return undefined;
	}
}
