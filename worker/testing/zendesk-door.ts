import { exports } from "cloudflare:workers";
import { createSign } from "node:crypto";
import { signHelpdeskEvent } from "../trust/helpdesk-event.ts";
import { testEnv } from "./clinic.ts";

const ORIGIN = testEnv.PUBLIC_BASE_URL ?? "";
export const ZENDESK = testEnv.ZENDESK_BASE_URL ?? "";

type Signing = { secret?: string; timestamp?: string; signature?: string | null };

/** An event as Zendesk posts it about a ticket. */
export function anEvent(
	ticketId: string,
	more: { type?: string; time?: string; externalId?: string | null; event?: unknown; status?: string } = {},
) {
	const { type = "status_changed", time = new Date().toISOString(), externalId = null, status = "SOLVED", event } = more;
	return {
		account_id: 1,
		id: crypto.randomUUID(),
		type: `zen:event-type:ticket.${type}`,
		subject: `zen:ticket:${ticketId}`,
		time,
		zendesk_event_version: "2022-06-20",
		event: event ?? { previous: "OPEN", current: status },
		detail: { id: ticketId, external_id: externalId, requester_id: "9", actor_id: "77", status, tags: [] },
	};
}

export function postEvent(
	body: unknown,
	{ secret = testEnv.ZENDESK_WEBHOOK_SECRET ?? "", timestamp = new Date().toISOString(), signature }: Signing = {},
) {
	const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body));
	const signed = signature === undefined ? signHelpdeskEvent(secret, timestamp, bytes) : signature;
	const headers = { "Content-Type": "application/json", "X-Zendesk-Webhook-Signature-Timestamp": timestamp };
	return exports.default.fetch(`${ORIGIN}/webhooks/zendesk`, {
		method: "POST",
		body: bytes,
		headers: signed === null ? headers : { ...headers, "X-Zendesk-Webhook-Signature": signed },
	});
}

/** What Zendesk signs when one of its users opens a place of the app. */
export function aLoadToken(agentId: string, claims: Record<string, unknown> = {}): string {
	const now = Math.floor(Date.now() / 1000);
	const right = {
		iss: new URL(ZENDESK).host,
		aud: `${ZENDESK}/api/v2/apps/installations/${testEnv.ZENDESK_INSTALLATION_ID}.json`,
		sub: `${ZENDESK}/api/v2/users/${agentId}.json`,
		iat: now,
		nbf: now,
		exp: now + 300,
		context: { product: "support", location: "ticket_sidebar" },
	};
	const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
	const input = `${encode({ alg: "RS256", typ: "JWT" })}.${encode({ ...right, ...claims })}`;
	const key = "TEST_ZENDESK_APP_PRIVATE_KEY" in testEnv ? String(testEnv.TEST_ZENDESK_APP_PRIVATE_KEY) : "";
	return `${input}.${createSign("RSA-SHA256").update(input).sign(key, "base64url")}`;
}

export function load(place: string, token: string | null, origin = ZENDESK): Promise<Response> {
	const search = new URLSearchParams({ origin, app_guid: "guid-1" });
	return exports.default.fetch(`${ORIGIN}/helpdesk/${place}?${search}`, {
		method: "POST",
		body: new URLSearchParams(token === null ? {} : { token }).toString(),
		headers: { "Content-Type": "application/x-www-form-urlencoded" },
	});
}
