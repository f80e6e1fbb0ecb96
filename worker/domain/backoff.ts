const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/** How long to wait after the `attempt`-th failure; `jitter` in [0, 1) spreads the crowd. A server's own wish is the least we wait. */
export function backoffMs(attempt: number, jitter: number, retryAfterMs: number | null): number {
	const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt - 1));
	return Math.round((retryAfterMs ?? 0) + full * (0.5 + jitter / 2));
}
