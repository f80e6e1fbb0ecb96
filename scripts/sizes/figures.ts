export type Figures = { count: number; median: number; p90: number; max: number };

export function figures(sizes: number[]): Figures {
	const sorted = sizes.toSorted((one, other) => one - other);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
	return { count: sorted.length, median: at(0.5), p90: at(0.9), max: sorted.at(-1) ?? 0 };
}
