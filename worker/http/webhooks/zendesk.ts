import { Hono } from "hono";
import type { Env } from "../../compose.ts";
import { directoryOf, threadById } from "../../objects/stubs.ts";
import { type HelpdeskEvent, parseHelpdeskEvent, verifyHelpdeskEvent } from "../../trust/helpdesk-event.ts";
import { bytesOf, parseJson } from "../body.ts";
import { problem } from "../errors.ts";
import { log } from "../log.ts";

const MOST_BYTES = 256 * 1024;
/** Zendesk tries again only when it is told when, and when that is under a minute. */
const RETRY_AFTER_S = 10;

const HEEDED: ReadonlySet<HelpdeskEvent["type"]> = new Set([
	"status_changed",
	"custom_status_changed",
	"merged",
	"soft_deleted",
	"permanently_deleted",
	"undeleted",
]);

export const zendeskWebhook = new Hono<{ Bindings: Env }>()
	.post("/", async (c) => {
		const { ZENDESK_WEBHOOK_SECRET, ZENDESK_WEBHOOK_SECRET_NEXT } = c.env;
		if (!ZENDESK_WEBHOOK_SECRET) {
			log("zendesk_door_shut: ZENDESK_WEBHOOK_SECRET must be set");
			return problem("not_configured");
		}
		const body = await bytesOf(c.req.raw, MOST_BYTES);
		if (!body) return problem("too_large");
		const signed = verifyHelpdeskEvent(
			{
				body,
				signature: c.req.header("X-Zendesk-Webhook-Signature"),
				timestamp: c.req.header("X-Zendesk-Webhook-Signature-Timestamp"),
				secrets: { current: ZENDESK_WEBHOOK_SECRET, next: ZENDESK_WEBHOOK_SECRET_NEXT },
			},
			Date.now(),
		);
		if (!signed) return problem("forged");
		const event = parseHelpdeskEvent(parseJson(new TextDecoder().decode(body)));
		if (event && HEEDED.has(event.type)) {
			try {
				await tell(c.env, event);
			} catch {
				return problem("unavailable", { retryAfterS: RETRY_AFTER_S });
			}
		}
		return new Response(null, { status: 204 });
	})
	.all("*", () => problem("method_not_allowed"));

/** Every thread that lives in this ticket keeps the news; a ticket of nobody's is nobody's. */
async function tell(env: Env, event: HelpdeskEvent): Promise<void> {
	const own = event.externalId?.match(/^pc:([0-9a-f]{64})\.\d+$/)?.[1];
	const linked = await directoryOf(env).threadsOfTicket(event.ticketId);
	const ids = new Set([...(own ? [own] : []), ...linked]);
	const status = event.type === "status_changed" ? event.status : null;
	await Promise.all([...ids].map((id) => threadById(env, id)?.ticketNews({ ticketId: event.ticketId, at: event.at, status })));
}
