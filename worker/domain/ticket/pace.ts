// Zendesk takes 30 updates of one ticket in 10 minutes from one user (rate-limits page): three quick texts become one
// comment, and a busy ticket is written less and less often.
const WINDOW_MS = 10 * 60_000;
const COALESCE_MS = 1_000;
const BUSY_AFTER = 12;
const FULL = 25;
const BUSY_MS = 30_000;

/** The writes that still count at `now`. */
export function recentWrites(writes: number[], now: number): number[] {
	return writes.filter((at) => at > now - WINDOW_MS);
}

/** When the next write may go. */
export function nextWriteAt(writes: number[], now: number): number {
	const recent = recentWrites(writes, now);
	const oldest = recent[recent.length - FULL];
	if (oldest !== undefined) return oldest + WINDOW_MS;
	return now + (recent.length >= BUSY_AFTER ? BUSY_MS : COALESCE_MS);
}
