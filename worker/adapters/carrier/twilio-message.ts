import * as z from "zod/mini";
import type { CarrierMessage, CarrierState } from "../../ports.ts";

const STATES: ReadonlyMap<string, CarrierState> = new Map([
	["accepted", "accepted"],
	["scheduled", "accepted"],
	["queued", "accepted"],
	["sending", "accepted"],
	["sent", "sent"],
	["delivered", "delivered"],
	["read", "delivered"],
	["undelivered", "undelivered"],
	["failed", "failed"],
	["canceled", "cancelled"],
]);

/** Twilio's word for a text's state in ours; null for words of texts in, and for words to come. */
export function carrierState(word: string): CarrierState | null {
	return STATES.get(word.toLowerCase()) ?? null;
}

const Sid = z.string().check(z.regex(/^(SM|MM)[0-9a-fA-F]{32}$/));

export const Created = z.object({ sid: Sid, status: z.optional(z.string()) });

export const MessageResource = z.object({
	sid: Sid,
	from: z.nullish(z.string()),
	to: z.nullish(z.string()),
	body: z.nullish(z.string()),
	direction: z.string(),
	status: z.nullish(z.string()),
	error_code: z.nullish(z.union([z.number(), z.string()])),
	date_sent: z.nullish(z.string()),
	date_created: z.nullish(z.string()),
	num_media: z.nullish(z.union([z.number(), z.string()])),
});
export type MessageResource = z.infer<typeof MessageResource>;

/** Null where the record has no time: it cannot be put in order, so it is no message. */
export function toCarrierMessage(resource: MessageResource, media: CarrierMessage["media"] = []): CarrierMessage | null {
	const at = Date.parse(resource.date_sent ?? resource.date_created ?? "");
	if (Number.isNaN(at)) return null;
	const errorCode = Number(resource.error_code ?? Number.NaN);
	return {
		sid: resource.sid,
		from: resource.from ?? "",
		to: resource.to ?? "",
		body: resource.body ?? "",
		direction: resource.direction === "inbound" ? "in" : "out",
		state: carrierState(resource.status ?? ""),
		errorCode: Number.isInteger(errorCode) && errorCode > 0 ? errorCode : null,
		at,
		media,
	};
}

export function mediaCount(resource: MessageResource): number {
	const count = Number(resource.num_media ?? 0);
	return Number.isInteger(count) && count > 0 ? count : 0;
}
