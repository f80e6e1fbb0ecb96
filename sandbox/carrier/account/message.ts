import * as z from "zod/mini";

export const MessageStatus = z.enum([
	"accepted",
	"queued",
	"sending",
	"sent",
	"delivered",
	"undelivered",
	"failed",
	"receiving",
	"received",
	"canceled",
]);
export type MessageStatus = z.infer<typeof MessageStatus>;

export const MessageDirection = z.enum(["inbound", "outbound-api", "outbound-reply"]);

/** How the receipts of one text are spoilt; fixed when the text is created. */
export const ReceiptFault = z.union([
	z.object({ kind: z.literal("duplicate"), copies: z.number() }),
	z.object({ kind: z.literal("reverse") }),
	z.object({ kind: z.literal("delay"), delayMs: z.number() }),
	z.object({ kind: z.literal("drop"), status: z.optional(MessageStatus) }),
]);
export type ReceiptFault = z.infer<typeof ReceiptFault>;

export const StoredMessage = z.object({
	seq: z.number(),
	sid: z.string(),
	direction: MessageDirection,
	from: z.string(),
	to: z.string(),
	body: z.string(),
	status: MessageStatus,
	errorCode: z.nullable(z.number()),
	serviceSid: z.nullable(z.string()),
	segments: z.number(),
	createdAt: z.number(),
	sentAt: z.nullable(z.number()),
	updatedAt: z.number(),
	statusCallback: z.nullable(z.string()),
	reached: z.array(MessageStatus),
	receiptFaults: z.array(ReceiptFault),
	/** Fields that the webhook carries instead of or beside the usual ones; null leaves one out. */
	extra: z.record(z.string(), z.nullable(z.string())),
	/** Whether the account's own list shows it: the carrier's answers to STOP, START and HELP are not in it. */
	listed: z.boolean(),
	/** When it came onto the phone's screen. */
	arrivedAt: z.nullable(z.number()),
	/** Held by the carrier for a phone that is off. */
	waiting: z.boolean(),
	/** Gone from the account's records; the phone keeps what it has. */
	redacted: z.boolean(),
	media: z.array(z.object({ sid: z.string(), contentType: z.string() })),
});
export type StoredMessage = z.infer<typeof StoredMessage>;

const FINAL: ReadonlySet<MessageStatus> = new Set(["delivered", "undelivered", "failed", "received", "canceled"]);

export function isFinal(status: MessageStatus): boolean {
	return FINAL.has(status);
}
