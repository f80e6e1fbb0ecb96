import * as z from "zod/mini";
import type { ThreadStatus } from "../../../shared/schemas/thread.ts";
import type { Ticket } from "../../ports.ts";

export const SUBJECT = "Text conversation";
export const TAG = "patient_chat";
export const SPAM_TAG = "patient_chat_spam";

export const STATUS = { active: "open", pending: "pending", closed: "solved", spam: "solved" } as const satisfies Record<
	ThreadStatus,
	string
>;

export const Id = z.pipe(
	z.union([z.number().check(z.int()), z.string().check(z.regex(/^\d{1,20}$/))]),
	z.transform((id) => String(id)),
);

const Word = z.pipe(
	z.pipe(
		z.string(),
		z.transform((word) => word.toLowerCase()),
	),
	z.enum(["new", "open", "pending", "hold", "solved", "closed", "deleted"]),
);

export const TicketResource = z.object({
	id: Id,
	status: Word,
	external_id: z.nullish(z.string()),
	requester_id: z.nullish(Id),
	assignee_id: z.nullish(Id),
	tags: z._default(z.array(z.string()), []),
	updated_at: z.nullish(z.string()),
});
export type TicketResource = z.infer<typeof TicketResource>;

export const TicketJson = z.object({ ticket: TicketResource });

export function toTicket(resource: TicketResource, mergedInto: string | null): Ticket {
	return {
		id: resource.id,
		status: resource.status,
		externalId: resource.external_id ?? null,
		requesterId: resource.requester_id ?? null,
		assigneeId: resource.assignee_id ?? null,
		mergedInto,
	};
}
