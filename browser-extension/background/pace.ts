/** Let through `most` in a burst, and `perSecond` from then on, of each key. */
export function createPace(most: number, perSecond: number, now: () => number): (key: string) => boolean {
	const buckets = new Map<string, { left: number; at: number }>();
	return (key) => {
		const at = now();
		const before = buckets.get(key) ?? { left: most, at };
		const left = Math.min(most, before.left + ((at - before.at) / 1000) * perSecond);
		if (buckets.size > 500) buckets.clear();
		buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
		return left >= 1;
	};
}
