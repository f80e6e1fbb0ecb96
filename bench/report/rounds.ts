/** Medians and the ratio of each round: two things measured side by side share the machine's mood, two runs do not. */
export type Rounds = { ours: number; reference: number; ratio: number; least: number; most: number };

export function median(values: readonly number[]) {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function compareRounds(rounds: readonly { ours: number; reference: number }[]): Rounds {
	const ratios = rounds.map(({ ours, reference }) => ours / reference);
	return {
		ours: median(rounds.map(({ ours }) => ours)),
		reference: median(rounds.map(({ reference }) => reference)),
		ratio: median(ratios),
		least: Math.min(...ratios),
		most: Math.max(...ratios),
	};
}
