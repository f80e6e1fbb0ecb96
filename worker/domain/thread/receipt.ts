import type { DeliveryState } from "../../../shared/schemas/message.ts";

// What we know of a text on its way only ever grows. A late or repeated receipt changes nothing,
// and an end that was reached stays.
const RANK: Record<DeliveryState, number> = {
	held: 0,
	queued: 1,
	claimed: 2,
	unknown: 2,
	accepted: 3,
	sent: 4,
	delivered: 5,
	undelivered: 5,
	failed: 5,
	cancelled: 5,
	received: 5,
};

/** Whether a receipt that says `next` tells us something about a text in state `current`. */
export function isNews(current: DeliveryState, next: DeliveryState): boolean {
	return RANK[next] > RANK[current];
}

export function isFinal(state: DeliveryState): boolean {
	return RANK[state] === 5;
}

export function isFailure(state: DeliveryState): boolean {
	return state === "failed" || state === "undelivered";
}
