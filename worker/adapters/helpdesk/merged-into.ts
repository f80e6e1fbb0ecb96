import * as z from "zod/mini";
import type { HelpdeskFault, HelpdeskRefusal } from "../../ports.ts";
import { type Audit, readAudits } from "./audits.ts";
import type { ZendeskClient } from "./client.ts";
import { Id, type TicketResource } from "./ticket-resource.ts";

/** Zendesk puts it on every ticket that it closes by merging. */
const MERGE_TAG = "closed_by_merge";

const Ends = z.object({ ticket_id: z.nullish(Id), ticket_ids: z.nullish(z.array(Id)) });
const MergeVia = z.object({ source: z.object({ rel: z.literal("merge"), from: z.optional(z.unknown()), to: z.optional(z.unknown()) }) });

const AuditEvent = z.object({
	type: z.string(),
	field_name: z.nullish(z.string()),
	value: z.optional(z.unknown()),
	body: z.nullish(z.string()),
	via: z.optional(z.unknown()),
});
type AuditEvent = z.infer<typeof AuditEvent>;

/**
 * A merged ticket has no field that names where it went: it is closed, tagged, and its last change says so, as the source of
 * the change where Zendesk gives one, else in the comment's words.
 */
export async function findMergeTarget(
	client: ZendeskClient,
	ticket: TicketResource,
): Promise<string | null | HelpdeskRefusal | HelpdeskFault> {
	if (ticket.status !== "closed" || !ticket.tags.includes(MERGE_TAG)) return null;
	const audits = await readAudits(client, ticket.id);
	return Array.isArray(audits) ? mergeTarget(audits, ticket.id) : audits;
}

/** Only in the change that closed it: before that, others may have been merged into this one. */
export function mergeTarget(audits: readonly Audit[], ticketId: string): string | null {
	const changes = audits.map(({ via, events }) => ({ via, events: Array.isArray(events) ? events.flatMap(parsedEvent) : [] }));
	const last = changes.findLast(({ events }) => events.some(isClosing)) ?? changes.findLast(({ events }) => events.some(isComment));
	if (!last) return null;
	const named = [last, ...last.events].flatMap(({ via }) => ticketsNamedBy(via)).find((id) => id !== ticketId);
	const written = last.events.map(({ body }) => /merged into (?:request|ticket) #(\d{1,20})/i.exec(body ?? "")?.[1]).find(Boolean);
	return named ?? written ?? null;
}

function parsedEvent(entry: unknown): AuditEvent[] {
	const event = AuditEvent.safeParse(entry);
	return event.success ? [event.data] : [];
}

function isClosing({ type, field_name, value }: AuditEvent): boolean {
	return type === "Change" && field_name === "status" && value === "closed";
}

function isComment({ type }: AuditEvent): boolean {
	return type === "Comment";
}

function ticketsNamedBy(via: unknown): string[] {
	const merge = MergeVia.safeParse(via);
	if (!merge.success) return [];
	return [merge.data.source.to, merge.data.source.from].flatMap((end) => {
		const ends = Ends.safeParse(end);
		return ends.success ? [ends.data.ticket_id ?? [], ends.data.ticket_ids ?? []].flat() : [];
	});
}
