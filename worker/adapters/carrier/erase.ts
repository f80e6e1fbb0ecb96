import type { EraseResult } from "../../ports.ts";
import { type Reply, retryAfterMs } from "../exchange.ts";

/** What Twilio's answer to a DELETE means: a message that is not at its end yet is refused (20009), and so is nothing else for good. */
export function eraseResult(reply: Reply | null, now: number): EraseResult {
	if (reply?.status === 204 || reply?.status === 404) return { kind: "gone" };
	if (reply && reply.status >= 400 && reply.status < 500 && reply.status !== 429) return { kind: "not_yet", retryAfterMs: null };
	return { kind: "no_answer", retryAfterMs: reply ? retryAfterMs(reply.headers, now) : null };
}
