import * as z from "zod/mini";
import { Deleted } from "./erase.ts";
import { Instant } from "./ids.ts";
import { MessageLink } from "./link.ts";
import { ShownCard } from "./shown-card.ts";

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

/** A file of a message; what is known of it beside its type is known when it is here. */
export const Attachment = z.object({
	index: z.number(),
	contentType: z.string(),
	fileId: z.optional(z.string()),
	name: z.optional(z.string()),
	/** One of `FileType`; words here and below, because every screen loads this noun and few show files. */
	type: z.optional(z.nullable(z.string())),
	size: z.optional(z.number()),
	width: z.optional(z.number()),
	height: z.optional(z.number()),
	state: z.optional(z.string()),
	cause: z.optional(z.string()),
	/** `cause` in plain English, with the next step. */
	reason: z.optional(z.string()),
	warnings: z.optional(z.array(z.string())),
});
export type Attachment = z.infer<typeof Attachment>;

export const Automatic = z.enum(["opt_out", "help", "after_hours", "closed_case", "first_contact", "code", "nudge"]);
export type Automatic = z.infer<typeof Automatic>;

export const Message = z.object({
	id: z.string(),
	direction: Direction,
	kind: z.enum(["text"]),
	/** `secure`: its words stand on the secure page alone; a text out with them says only that there is a message. */
	channel: z.enum(["sms", "secure"]),
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
	/** Its content is gone for good; this stays. */
	deleted: z.optional(Deleted),
	/** A phone's reaction to another message, which it quotes exactly. */
	reaction: z.optional(z.object({ to: z.string(), reaction: z.string(), emoji: z.optional(z.string()) })),
	/** Too private for SMS. */
	sensitive: z.optional(z.boolean()),
	card: z.optional(ShownCard),
	/** When the patient first opened it on the secure page. */
	readAt: z.optional(Instant),
	/** The link that went with it. */
	link: z.optional(MessageLink),
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

/** What a person decides on a text of which nobody knows whether it went. */
export const ResolveMessage = z.strictObject({ as: z.enum(["sent", "resend"]) });
