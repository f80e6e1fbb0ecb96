const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** Full jitter over the upper half: a thousand screens that lost the same server do not come back at once. */
export function backoffMs(failures: number, random: () => number): number {
	const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10));
	return ceiling / 2 + random() * (ceiling / 2);
}
