import type { Delivery, DeliveryState } from "../schemas/message.ts";
import type { Words } from "../words/en.ts";
import type { IconName } from "./Icon.tsx";

type Tone = "quiet" | "good" | "warning" | "danger";
type Word = keyof Words["delivery"];

const LOOKS: Record<Exclude<DeliveryState, "received">, { word: Word; icon: IconName; tone: Tone }> = {
	queued: { word: "queued", icon: "queued", tone: "quiet" },
	claimed: { word: "sending", icon: "clock", tone: "quiet" },
	accepted: { word: "sending", icon: "clock", tone: "quiet" },
	sent: { word: "sent", icon: "check", tone: "quiet" },
	delivered: { word: "delivered", icon: "delivered", tone: "quiet" },
	undelivered: { word: "undelivered", icon: "alert", tone: "danger" },
	failed: { word: "failed", icon: "alert", tone: "danger" },
	unknown: { word: "checking", icon: "question", tone: "warning" },
	held: { word: "held", icon: "clock", tone: "warning" },
	cancelled: { word: "cancelled", icon: "ban", tone: "quiet" },
};

export function look(delivery: Delivery) {
	return delivery.state === "received" ? null : LOOKS[delivery.state];
}

/** Shown on every bubble, not only on the last of its group. */
export function needsAttention(delivery: Delivery): boolean {
	const { state } = delivery;
	return state === "undelivered" || state === "failed" || state === "unknown" || state === "held" || state === "cancelled";
}

export function entry<Entry>(table: Record<string, Entry>, key: string): Entry | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
