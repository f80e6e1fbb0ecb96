import * as z from "zod/mini";
import type { Text } from "../../domain/thread/thread.ts";

/** The form as it came: in order, nothing trimmed, repeated names kept. */
export type Pairs = [string, string][];

/** What a forger could re-cut a signed form into, because the signature has no separators. */
const GUARDED =
	/^(MessageSid|SmsSid|SmsMessageSid|AccountSid|From|To|Body|NumMedia|OptOutType|MessageStatus|SmsStatus|ErrorCode|Media(Url|ContentType)\d+)$/;
const MOST_MEDIA = 10;

export function formPairs(text: string): Pairs {
	return [...new URLSearchParams(text)];
}

/** The name of a field that may stand only once and does not. */
export function repeatedField(pairs: Pairs): string | null {
	const seen = new Set<string>();
	for (const [name] of pairs) {
		if (seen.has(name) && GUARDED.test(name)) return name;
		seen.add(name);
	}
	return null;
}

/** Whether the words were cut into a field's name: the signature, which has no separators, is then right all the same. */
export function isCutAnew(pairs: Pairs): boolean {
	return pairs.some(([name]) => name.startsWith("Body") && name !== "Body") && !pairs.some(([name]) => name === "Body");
}

export const MessageSid = z.string().check(z.regex(/^(SM|MM)[0-9a-fA-F]{32}$/));

/** A phone, a short code or a word, and no longer than those can be: the signature does not say where a sender ends. */
const From = z.string().check(z.regex(/^(\+[1-9]\d{6,14}|[ -~]{1,11})$/));

const Inbound = z.object({
	MessageSid,
	AccountSid: z.string(),
	From,
	To: z.string().check(z.minLength(1), z.maxLength(64)),
	Body: z._default(z.string(), ""),
	NumMedia: z._default(z.coerce.number().check(z.int(), z.minimum(0)), 0),
	OptOutType: z.optional(z.string()),
});
export type Inbound = z.infer<typeof Inbound>;

const Receipt = z.object({
	MessageSid,
	AccountSid: z.string(),
	MessageStatus: z.string(),
	ErrorCode: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
});
export type Receipt = z.infer<typeof Receipt>;

/** The fields we know, or the name of the first that is missing or malformed. Fields we do not know pass. */
export function inboundFields(pairs: Pairs): { fields: Inbound } | { wrong: string } {
	return fieldsOf(pairs, Inbound);
}

export function receiptFields(pairs: Pairs): { fields: Receipt } | { wrong: string } {
	return fieldsOf(pairs, Receipt);
}

export function textIn(fields: Inbound, pairs: Pairs, at: number): Text {
	const media = mediaOf(fields, pairs);
	const group = pairs.some(([name]) => /^OtherRecipients\d+$/.test(name));
	return {
		id: fields.MessageSid,
		direction: "in",
		kind: "text",
		channel: "sms",
		body: fields.Body,
		sender: { type: "patient" },
		attachments: media.map(({ index, contentType }) => ({ index, contentType })),
		media,
		flags: group ? ["group"] : [],
		at,
	};
}

function mediaOf(fields: Inbound, pairs: Pairs): Text["media"] {
	const values = new Map(pairs);
	const media: Text["media"] = [];
	for (let index = 0; index < Math.min(fields.NumMedia, MOST_MEDIA); index++) {
		const url = values.get(`MediaUrl${index}`);
		if (url) media.push({ index, url, contentType: values.get(`MediaContentType${index}`) ?? "application/octet-stream" });
	}
	return media;
}

function fieldsOf<T extends z.ZodMiniType>(pairs: Pairs, schema: T): { fields: z.infer<T> } | { wrong: string } {
	const result = schema.safeParse(Object.fromEntries(pairs));
	return result.success ? { fields: result.data } : { wrong: String(result.error.issues[0]?.path[0] ?? "form") };
}
