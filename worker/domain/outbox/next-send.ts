import type { Sending } from "../thread/thread.ts";

// A claimed row older than this has lost the one who claimed it: the text may or may not have gone.
export const CLAIM_MS = 60_000;

export type SendStep = { do: "claim" | "presume_unknown" | "look" | "poll"; sending: Sending };

/**
 * What to do next for the texts of one thread, oldest first; null when nothing is due.
 * Texts go in the order they were written: one that waits holds back those behind it. One that may have gone does not.
 */
export function nextSend(sendings: Sending[], now: number): SendStep | null {
	const inFlight = sendings.some((sending) => sending.state === "claimed" && now < (sending.claimedAt ?? 0) + CLAIM_MS);
	let held = inFlight;
	for (const sending of sendings) {
		const due = sending.dueAt <= now;
		if (sending.state === "held") {
			// It waits by rule: what a person writes meanwhile goes past it.
			if (due && !inFlight) return { do: "claim", sending };
		} else if (sending.state === "queued") {
			if (due && !held) return { do: "claim", sending };
			held = true;
		} else if (sending.state === "claimed") {
			if (now >= (sending.claimedAt ?? 0) + CLAIM_MS) return { do: "presume_unknown", sending };
		} else if (due && sending.state === "unknown") {
			// While another text is in flight the carrier's list may show it under our eyes: look once it is settled.
			if (!inFlight) return { do: "look", sending };
		} else if (due) {
			return { do: "poll", sending };
		}
	}
	return null;
}

/** When `nextSend` will next have something to do; what waits behind another text is due with that one. */
export function nextSendAt(sendings: Sending[]): number | null {
	const dues: number[] = [];
	let claimEnds = 0;
	let held = false;
	for (const sending of sendings) {
		if (sending.state === "claimed") {
			claimEnds = (sending.claimedAt ?? 0) + CLAIM_MS;
			dues.push(claimEnds);
			held = true;
		} else if (sending.state === "held") {
			dues.push(Math.max(sending.dueAt, claimEnds));
		} else if (sending.state !== "queued") {
			dues.push(sending.state === "unknown" ? Math.max(sending.dueAt, claimEnds) : sending.dueAt);
		} else if (!held) {
			dues.push(sending.dueAt);
			held = true;
		}
	}
	const next = Math.min(...dues);
	return next < Number.MAX_SAFE_INTEGER ? next : null;
}
