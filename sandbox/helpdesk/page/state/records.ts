import * as z from "zod/mini";

export const Status = z.enum(["new", "open", "pending", "hold", "solved", "closed"]);
export type Status = z.infer<typeof Status>;

export const STATUS_WORDS: Record<Status, string> = {
	new: "New",
	open: "Open",
	pending: "Pending",
	hold: "On-hold",
	solved: "Solved",
	closed: "Closed",
};

export const Ticket = z.object({
	id: z.number(),
	subject: z.string(),
	description: z.string(),
	status: Status,
	requester_id: z.number(),
	assignee_id: z.nullable(z.number()),
	external_id: z.nullable(z.string()),
	tags: z.array(z.string()),
	via: z.object({ channel: z.string(), source: z.object({ rel: z.nullable(z.string()), from: z.record(z.string(), z.unknown()) }) }),
	created_at: z.string(),
	updated_at: z.string(),
	deleted: z.optional(z.boolean()),
});
export type Ticket = z.infer<typeof Ticket>;

export const User = z.object({
	id: z.number(),
	name: z.string(),
	email: z.nullable(z.string()),
	phone: z.nullable(z.string()),
	external_id: z.nullable(z.string()),
	role: z.enum(["end-user", "agent", "admin"]),
	locale: z.string(),
	time_zone: z.string(),
	created_at: z.string(),
});
export type User = z.infer<typeof User>;

export const Comment = z.object({
	id: z.number(),
	author_id: z.number(),
	body: z.string(),
	public: z.boolean(),
	created_at: z.string(),
	via: z.object({ channel: z.string() }),
});
export type Comment = z.infer<typeof Comment>;

export const Boot = z.object({
	agents: z.array(User),
	app: z.object({ appId: z.string(), installationId: z.string(), name: z.string() }),
	workerOrigin: z.string(),
	icons: z.record(z.string(), z.string()),
});
export type Boot = z.infer<typeof Boot>;

export const News = z.discriminatedUnion("type", [
	z.object({ type: z.literal("ticket"), ticket: Ticket }),
	z.object({ type: z.literal("user"), user: User }),
	z.object({ type: z.literal("notify"), event: z.string(), body: z.unknown(), sender: z.number(), agentId: z.nullable(z.number()) }),
]);
export type News = z.infer<typeof News>;
