import { randomInt } from "node:crypto";

export type Chance = {
	seed: number;
	/** A whole number from `low` to `high`, both included. */
	from(low: number, high: number): number;
	one<T>(items: readonly T[]): T;
	shuffled<T>(items: readonly T[]): T[];
	sid(): string;
};

/** Chance that can be had again: `SEED=` names it. What the processes do with their time stays their own. */
export function chance(seed = Number(process.env.SEED ?? randomInt(1, 2 ** 31))): Chance {
	let state = seed >>> 0;
	// Mulberry32.
	function next(): number {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}
	const from = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
	return {
		seed,
		from,
		one: <T>(items: readonly T[]) => items[from(0, items.length - 1)] as T,
		shuffled<T>(items: readonly T[]) {
			const all = [...items];
			for (let last = all.length - 1; last > 0; last--) {
				const other = from(0, last);
				[all[last], all[other]] = [all[other] as T, all[last] as T];
			}
			return all;
		},
		sid: () => `SM${Array.from({ length: 32 }, () => from(0, 15).toString(16)).join("")}`,
	};
}
