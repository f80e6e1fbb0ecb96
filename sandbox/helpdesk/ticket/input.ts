import * as z from "zod/mini";

const Id = z.union([z.number(), z.string().check(z.regex(/^\d+$/))]);

const CommentInput = z.object({
	body: z.optional(z.string()),
	html_body: z.optional(z.string()),
	public: z.optional(z.boolean()),
	author_id: z.optional(Id),
});

export const TicketInput = z.object({
	subject: z.optional(z.string()),
	comment: z.optional(CommentInput),
	description: z.optional(z.string()),
	requester_id: z.optional(Id),
	requester: z.optional(z.object({ name: z.optional(z.string()), email: z.optional(z.string()), phone: z.optional(z.string()) })),
	assignee_id: z.optional(z.nullable(Id)),
	group_id: z.optional(z.nullable(Id)),
	external_id: z.optional(z.nullable(z.string())),
	tags: z.optional(z.array(z.string())),
	custom_fields: z.optional(z.array(z.object({ id: Id, value: z.unknown() }))),
	status: z.optional(z.string()),
	via_followup_source_id: z.optional(Id),
	safe_update: z.optional(z.boolean()),
	updated_stamp: z.optional(z.string()),
	metadata: z.optional(z.record(z.string(), z.unknown())),
});
export type TicketInput = z.infer<typeof TicketInput>;
export const TicketEnvelope = z.object({ ticket: TicketInput });

export const idOf = (id: number | string): number => Number(id);
export const idOrNull = (id: number | string | null): number | null => (id === null ? null : Number(id));

/** Zendesk keeps tags lower-case, without spaces, once each, sorted. */
export function cleanTags(tags: string[]): string[] {
	return [...new Set(tags.flatMap((tag) => tag.toLowerCase().split(/\s+/)).filter((tag) => tag !== ""))].sort();
}
