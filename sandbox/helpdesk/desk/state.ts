import * as z from "zod/mini";

export const Status = z.enum(["new", "open", "pending", "hold", "solved", "closed"]);
export type Status = z.infer<typeof Status>;

export const User = z.object({
	id: z.number(),
	name: z.string(),
	email: z.nullable(z.string()),
	phone: z.nullable(z.string()),
	shared_phone_number: z.nullable(z.boolean()),
	external_id: z.nullable(z.string()),
	role: z.enum(["end-user", "agent", "admin"]),
	locale: z.string(),
	active: z.boolean(),
	suspended: z.boolean(),
	created_at: z.string(),
	updated_at: z.string(),
	/** In ms; the search index lags behind it. */
	changed: z.number(),
});
export type User = z.infer<typeof User>;

export const Via = z.object({
	channel: z.string(),
	source: z.object({ from: z.record(z.string(), z.unknown()), to: z.record(z.string(), z.unknown()), rel: z.nullable(z.string()) }),
});
export type Via = z.infer<typeof Via>;

export const Comment = z.object({
	id: z.number(),
	type: z.literal("Comment"),
	author_id: z.number(),
	body: z.string(),
	public: z.boolean(),
});
export type Comment = z.infer<typeof Comment>;

const Created = z.object({ id: z.number(), type: z.literal("Create"), field_name: z.string(), value: z.unknown() });
const Changed = z.object({
	id: z.number(),
	type: z.literal("Change"),
	field_name: z.string(),
	value: z.unknown(),
	previous_value: z.unknown(),
});
export const AuditEvent = z.discriminatedUnion("type", [Comment, Created, Changed]);
export type AuditEvent = z.infer<typeof AuditEvent>;

export const Audit = z.object({
	id: z.number(),
	ticket_id: z.number(),
	created_at: z.string(),
	author_id: z.number(),
	via: Via,
	metadata: z.object({ system: z.record(z.string(), z.unknown()), custom: z.record(z.string(), z.unknown()) }),
	events: z.array(AuditEvent),
});
export type Audit = z.infer<typeof Audit>;

export const Ticket = z.object({
	id: z.number(),
	subject: z.string(),
	description: z.string(),
	status: Status,
	requester_id: z.number(),
	submitter_id: z.number(),
	assignee_id: z.nullable(z.number()),
	group_id: z.nullable(z.number()),
	external_id: z.nullable(z.string()),
	tags: z.array(z.string()),
	custom_fields: z.array(z.object({ id: z.number(), value: z.unknown() })),
	via: Via,
	created_at: z.string(),
	updated_at: z.string(),
	changed: z.number(),
	followup_ids: z.array(z.number()),
	deleted: z.boolean(),
	merged_into: z.nullable(z.number()),
	audits: z.array(Audit),
});
export type Ticket = z.infer<typeof Ticket>;

export const Token = z.object({
	id: z.number(),
	token: z.string(),
	scope: z.string(),
	/** False where the scope was of a wrong type: the token opens nothing. */
	usable: z.boolean(),
	expires: z.number(),
	/** Of a person who signed in through a client; else the confidential client's own user. */
	client: z.optional(z.number()),
	user: z.optional(z.number()),
});
export type Token = z.infer<typeof Token>;

/** Somebody allowed a client; it may fetch its token once. */
const Code = z.object({
	code: z.string(),
	client: z.number(),
	user: z.number(),
	scope: z.string(),
	redirect: z.string(),
	challenge: z.string(),
	expires: z.number(),
});

export const Replay = z.object({ key: z.string(), body: z.string(), answer: z.unknown(), until: z.number() });

export const OutgoingEvent = z.object({
	id: z.string(),
	invocation: z.string(),
	body: z.string(),
	attempt: z.number(),
	due: z.number(),
});
export type OutgoingEvent = z.infer<typeof OutgoingEvent>;

export const State = z.object({
	signingKey: z.string(),
	lastId: z.number(),
	lastTicket: z.number(),
	users: z.array(User),
	tickets: z.array(Ticket),
	tokens: z.array(Token),
	codes: z._default(z.array(Code), []),
	replays: z.array(Replay),
	outgoing: z.array(OutgoingEvent),
});
export type State = z.infer<typeof State>;
