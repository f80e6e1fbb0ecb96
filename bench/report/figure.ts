import type { Rounds } from "./rounds.ts";

export type Budget = { limit: number; better: "more" | "less" };

/** One line of the table. `value` is what the budget speaks of: a ratio, or a size or count when there is no reference. */
export type Figure = { what: string; ours: string; reference: string; value: number; shown: string; spread: string; budget: Budget | null };

export function ratioFigure(what: string, rounds: Rounds, unit: (value: number) => string, budget: Budget | null): Figure {
	return {
		what,
		ours: unit(rounds.ours),
		reference: unit(rounds.reference),
		value: rounds.ratio,
		shown: `${rounds.ratio.toFixed(2)} ×`,
		spread: `${rounds.least.toFixed(2)}–${rounds.most.toFixed(2)}`,
		budget,
	};
}

export function plainFigure(what: string, value: number, shown: string, budget: Budget | null): Figure {
	return { what, ours: shown, reference: "", value, shown, spread: "", budget };
}

export function keeps({ value, budget }: Figure) {
	if (budget === null) return true;
	return budget.better === "more" ? value >= budget.limit : value <= budget.limit;
}

export const perSecond = (value: number) => `${value.toFixed(0)}/s`;
export const ms = (value: number) => `${value.toFixed(2)} ms`;
export const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
