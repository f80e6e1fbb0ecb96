import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod/mini";
import type { TicketStatus } from "../ports.ts";

/** Signs every "test webhook" of every account before the webhook exists: it is in Zendesk's documentation. */
const TEST_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";

/** Zendesk does not say whether a retry is stamped anew, and retries go on for minutes; a second delivery is known by its id anyway. */
const OLDEST_MS = 15 * 60_000;
const CLOCK_SKEW_MS = 5 * 60_000;

export type SignedEvent = {
	signature: string | null | undefined;
	timestamp: string | null | undefined;
	/** As it came: any parse and print in between breaks the signature. */
	body: Uint8Array;
	secrets: { current: string; next?: string };
};

/** base64(HMAC-SHA256(secret as it is written, timestamp + body)), by one of two secrets while they are being changed. */
export function verifyHelpdeskEvent({ signature, timestamp, body, secrets }: SignedEvent, now: number): "current" | "next" | null {
	if (!signature || !timestamp || !isRecent(timestamp, now)) return null;
	const isBy = (secret: string | undefined) =>
		secret !== undefined && secret !== "" && secret !== TEST_SECRET && isEqual(signature, signHelpdeskEvent(secret, timestamp, body));
	if (isBy(secrets.current)) return "current";
	return isBy(secrets.next) ? "next" : null;
}

export function signHelpdeskEvent(secret: string, timestamp: string, body: Uint8Array): string {
	return createHmac("sha256", secret).update(timestamp).update(body).digest("base64");
}

function isRecent(timestamp: string, now: number): boolean {
	const ageMs = now - Date.parse(timestamp);
	return ageMs <= OLDEST_MS && ageMs >= -CLOCK_SKEW_MS;
}

function isEqual(given: string, right: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}

const PREFIX = "zen:event-type:ticket.";

export const TICKET_EVENTS = [
	"created",
	"status_changed",
	"custom_status_changed",
	"comment_added",
	"agent_assignment_changed",
	"group_assignment_changed",
	"requester_changed",
	"external_id_changed",
	"merged",
	"soft_deleted",
	"permanently_deleted",
	"undeleted",
] as const;

const Text = z.pipe(
	z.nullish(z.union([z.string(), z.number()])),
	z.transform((value) => (value === null || value === undefined || value === "" ? null : String(value))),
);
const TicketId = z.string().check(z.regex(/^\d{1,20}$/));

const Envelope = z.object({
	type: z.string(),
	id: z.string().check(z.minLength(1), z.maxLength(200)),
	time: z.string(),
	detail: z.object({ id: Text, external_id: Text, requester_id: Text, actor_id: Text, status: Text }),
	event: z.nullish(z.looseObject({ current: z.nullish(z.unknown()), previous: z.nullish(z.unknown()), target_ticket_id: Text })),
});

export type HelpdeskEvent = {
	id: string;
	type: (typeof TICKET_EVENTS)[number];
	ticketId: string;
	externalId: string | null;
	requesterId: string | null;
	/** Who did it: our own user's doings come back as events too. */
	actorId: string | null;
	/** The ticket's status after the change; null for a word we do not know. */
	status: TicketStatus | null;
	previous: TicketStatus | null;
	/** Of a merged ticket, when Zendesk says it. */
	mergedInto: string | null;
	at: number;
};

/** Null for events that do not concern us: of another kind, or not in the form of one. */
export function parseHelpdeskEvent(json: unknown): HelpdeskEvent | null {
	const parsed = Envelope.safeParse(json);
	if (!parsed.success) return null;
	const { id, detail, event } = parsed.data;
	const type = TICKET_EVENTS.find((name) => parsed.data.type === PREFIX + name);
	const ticketId = TicketId.safeParse(detail.id);
	const at = Date.parse(parsed.data.time);
	if (!type || !ticketId.success || Number.isNaN(at)) return null;
	const changed = type === "status_changed" ? event : null;
	return {
		id,
		type,
		ticketId: ticketId.data,
		externalId: detail.external_id,
		requesterId: detail.requester_id,
		actorId: detail.actor_id,
		status: statusWord(changed?.current ?? detail.status),
		previous: statusWord(changed?.previous),
		mergedInto: type === "merged" ? (event?.target_ticket_id ?? null) : null,
		at,
	};
}

const STATUSES: ReadonlyMap<unknown, TicketStatus> = new Map([
	["new", "new"],
	["open", "open"],
	["pending", "pending"],
	["hold", "hold"],
	["solved", "solved"],
	["closed", "closed"],
	["archived", "closed"],
	["deleted", "deleted"],
	["scrubbed", "deleted"],
]);

function statusWord(word: unknown): TicketStatus | null {
	return typeof word === "string" ? (STATUSES.get(word.toLowerCase()) ?? null) : null;
}
