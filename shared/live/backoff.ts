const FIRST_MS = 500;

/** Somebody looks at this screen: it shows the truth again within two seconds of the end of an outage (invariant I24). */
export const WATCHED_MS = 2_000;
export const UNWATCHED_MS = 30_000;

/** Jitter over the upper half: a thousand screens that lost the same server do not come back at once. */
export function backoffMs(failures: number, random: () => number, longestMs: number): number {
	const ceiling = Math.min(longestMs, FIRST_MS * 2 ** Math.min(failures - 1, 10));
	return ceiling / 2 + random() * (ceiling / 2);
}
