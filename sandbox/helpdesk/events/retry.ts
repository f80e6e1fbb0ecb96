export type Outcome = { status: number; retryAfter: number | null } | "timeout" | "unreachable";

const TRIES = { conflict: 3, timeout: 5, busy: 5 } as const;

/**
 * How long until Zendesk tries again, or null when the event is lost: a plain 500 is, and so is a refused connection.
 * `attempt` counts from 1.
 */
export function pauseBeforeRetry(outcome: Outcome, attempt: number, pauseMs: number): number | null {
	if (outcome === "timeout") return attempt <= TRIES.timeout ? pauseMs : null;
	if (outcome === "unreachable") return null;
	if (outcome.status === 409) return attempt <= TRIES.conflict ? pauseMs : null;
	const busy = outcome.status === 429 || outcome.status === 503;
	if (!busy || outcome.retryAfter === null || outcome.retryAfter >= 60 || attempt > TRIES.busy) return null;
	return outcome.retryAfter * 1000;
}
