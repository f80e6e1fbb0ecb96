import * as z from "zod/mini";
import type { SendResult } from "../../ports.ts";
import { parseJson, type Reply, retryAfterMs } from "../exchange.ts";
import { Created, carrierState } from "./twilio-message.ts";

const Refusal = z.object({ code: z.number() });

const BAD_CREDENTIALS = 20003;
const TOO_MANY_REQUESTS = 20429;
const NO_CODE = 0;

/** What became of a text, as far as Twilio's answer proves it. Whatever proves nothing is `unknown`: it may be on its way. */
export function sendResult(reply: Reply | null, now: number): SendResult {
	if (!reply) return { kind: "unknown" };
	const { status, headers } = reply;
	const json = parseJson(reply.text);
	if (status >= 200 && status < 300) return accepted(json);
	const code = refusalCode(json);
	// Twilio: a request answered so was not processed.
	if (status === 429 || (isRefusal(status) && code === TOO_MANY_REQUESTS))
		return { kind: "busy", retryAfterMs: retryAfterMs(headers, now) };
	if (status === 401 || status === 403) return { kind: "refused", errorCode: BAD_CREDENTIALS };
	if (isRefusal(status)) return { kind: "refused", errorCode: code ?? NO_CODE };
	return { kind: "unknown" };
}

function accepted(json: unknown): SendResult {
	const created = Created.safeParse(json);
	if (!created.success) return { kind: "unknown" };
	return { kind: "accepted", sid: created.data.sid, state: carrierState(created.data.status ?? "") ?? "accepted" };
}

function refusalCode(json: unknown): number | null {
	const refusal = Refusal.safeParse(json);
	return refusal.success ? refusal.data.code : null;
}

/** 408 is a proxy's word: it gave up waiting, which says nothing about what is behind it. */
function isRefusal(status: number): boolean {
	return status >= 400 && status < 500 && status !== 408;
}
