import * as z from "zod/mini";
import { ClientId, Instant } from "./ids.ts";

export const Direction = z.enum(["in", "out"]);
export type Direction = z.infer<typeof Direction>;

/** Our own view of a text on its way; a carrier's words never leave the adapter. */
export const DeliveryState = z.enum([
	"received",
	"queued",
	"claimed",
	"accepted",
	"sent",
	"delivered",
	"undelivered",
	"failed",
	"unknown",
	"held",
	"cancelled",
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

export const Delivery = z.object({
	state: DeliveryState,
	/** The carrier's error number, or our own refusal code. */
	code: z.optional(z.string()),
	/** What kind of trouble `code` is: key of the words on screen. */
	cause: z.optional(z.string()),
	/** In plain English, with the next step. */
	reason: z.optional(z.string()),
});
export type Delivery = z.infer<typeof Delivery>;

export const Sender = z.object({
	type: z.enum(["patient", "staff", "system"]),
	id: z.optional(z.string()),
	name: z.optional(z.string()),
});
export type Sender = z.infer<typeof Sender>;

/** A file that came with a text; its bytes are not fetched yet. */
export const Attachment = z.object({ index: z.number(), contentType: z.string() });
export type Attachment = z.infer<typeof Attachment>;

export const Automatic = z.enum(["opt_out", "help", "after_hours", "closed_case", "first_contact"]);
export type Automatic = z.infer<typeof Automatic>;

export const Message = z.object({
	id: z.string(),
	direction: Direction,
	kind: z.enum(["text"]),
	channel: z.enum(["sms"]),
	body: z.string(),
	at: Instant,
	/** Order within equal times. */
	seq: z.number(),
	sender: Sender,
	delivery: Delivery,
	attachments: z.array(Attachment),
	/** `late`: found by the reconciler. `group`: a group text, the others do not see an answer. `incomplete`: a part was lost on the way. */
	flags: z.array(z.enum(["late", "group", "incomplete"])),
	/** The patient whom it is about, as staff said. */
	about: z.optional(z.string()),
	/** Marked by staff as holding health details. */
	health: z.optional(z.boolean()),
	/** Nobody typed it: what made it go. */
	automatic: z.optional(Automatic),
	/** A phone's reaction to another message, which it quotes exactly. */
	reaction: z.optional(z.object({ to: z.string(), reaction: z.string(), emoji: z.optional(z.string()) })),
});
export type Message = z.infer<typeof Message>;

/** Newest first; `next` goes into `?before=`. */
export const MessagePage = z.object({ items: z.array(Message), next: z.nullable(z.string()) });
export type MessagePage = z.infer<typeof MessagePage>;

export const MessageQuery = z.object({
	before: z.optional(z.string().check(z.maxLength(200))),
	limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 50),
});

/** Twilio's limit, in UTF-16 code units: errors 21617 and 21658. */
export const MAX_BODY = 1600;

export const SendMessage = z.strictObject({
	id: ClientId,
	// `maxLength` counts an emoji as one; the carrier counts two. Half an emoji would be changed on the way.
	body: z.string().check(
		z.minLength(1),
		z.maxLength(MAX_BODY),
		z.refine((text) => text.length <= MAX_BODY && text.isWellFormed()),
	),
	closeAfter: z.optional(z.boolean()),
	/** Too private for SMS: needs the secure page. */
	sensitive: z.optional(z.boolean()),
	/** The writer says that there are health details in it: goes only with the patient's consent. */
	health: z.optional(z.boolean()),
	/** The patient whom it is about. */
	about: z.optional(ClientId),
});
export type SendMessage = z.infer<typeof SendMessage>;

/** What a person decides on a text of which nobody knows whether it went. */
export const ResolveMessage = z.strictObject({ as: z.enum(["sent", "resend"]) });
