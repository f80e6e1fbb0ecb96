import type { ReceiptFault } from "./message.ts";

/**
 * What becomes of a text to a number. `refusal`: the create call itself fails. `never`: it stays at "sent", as when a network gives no
 * delivery report.
 */
export type Fate = {
	refusal?: number;
	end: "delivered" | "undelivered" | "failed" | "never";
	errorCode: number | null;
	/** Multiplies the pause between steps. */
	slowness: number;
	receipts: ReceiptFault[];
};

type Magic = { number: string; label: string; fate: Partial<Fate> };

/**
 * Numbers that misbehave. The first five are the real carrier's own test numbers; all are in the 500 range, which belongs to no
 * mobile network, so that no made-up patient gets one by chance.
 */
export const NUMBER_MAGIC: readonly Magic[] = [
	{ number: "+15005550001", label: "Not a valid number", fate: { refusal: 21211 } },
	{ number: "+15005550002", label: "Cannot be reached from this number", fate: { refusal: 21612 } },
	{ number: "+15005550003", label: "Country not switched on", fate: { refusal: 21408 } },
	{ number: "+15005550004", label: "On the carrier's block list", fate: { refusal: 21610 } },
	{ number: "+15005550009", label: "Not a mobile number (refused at once)", fate: { refusal: 21614 } },
	{ number: "+15005550103", label: "Phone unreachable", fate: { end: "undelivered", errorCode: 30003 } },
	{ number: "+15005550104", label: "Blocked by the person or network", fate: { end: "undelivered", errorCode: 30004 } },
	{ number: "+15005550105", label: "Number no longer in use", fate: { end: "undelivered", errorCode: 30005 } },
	{ number: "+15005550106", label: "Landline", fate: { end: "undelivered", errorCode: 30006 } },
	{ number: "+15005550107", label: "Filtered as spam", fate: { end: "undelivered", errorCode: 30007 } },
	{ number: "+15005550108", label: "Failed, reason unknown", fate: { end: "undelivered", errorCode: 30008 } },
	{ number: "+15005550110", label: "Opted out, reported late", fate: { end: "failed", errorCode: 21610 } },
	{ number: "+15005550122", label: "Too many texts a second for this sender", fate: { end: "failed", errorCode: 30022 } },
	{ number: "+15005550134", label: "Sender not registered", fate: { end: "undelivered", errorCode: 30034 } },
	{ number: "+15005550140", label: "Network timed out; may have arrived", fate: { end: "failed", errorCode: 30410 } },
	{ number: "+15005550150", label: "Slow: twenty times the usual pause", fate: { slowness: 20 } },
	{ number: "+15005550151", label: "Sent, but no delivery report ever", fate: { end: "never" } },
	{ number: "+15005550152", label: "Delivered, but no receipt ever", fate: { receipts: [{ kind: "drop" }] } },
	{ number: "+15005550153", label: "Receipts in reverse order", fate: { receipts: [{ kind: "reverse" }] } },
	{ number: "+15005550154", label: "Every receipt five times", fate: { receipts: [{ kind: "duplicate", copies: 5 }] } },
	{ number: "+15005550155", label: "Only the last receipt is lost", fate: { receipts: [{ kind: "drop", status: "delivered" }] } },
];

const ORDINARY: Fate = { end: "delivered", errorCode: null, slowness: 1, receipts: [] };

export function fateOf(number: string): Fate {
	return { ...ORDINARY, ...NUMBER_MAGIC.find((magic) => magic.number === number)?.fate };
}
