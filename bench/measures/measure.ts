import type { Contestant } from "../contestant.ts";
import type { OurContestant } from "../our-contestant.ts";
import type { Plan } from "../plan.ts";
import type { Figure } from "../report/figure.ts";

export type Stage<Ours extends Contestant = Contestant> = { plan: Plan; ours: Ours; reference: Contestant };

/** `Contestant`: what the reference can be asked as well. `OurContestant`: what only our Worker has. */
export type Measure<Ours extends Contestant = Contestant> = { name: string; run(stage: Stage<Ours>): Promise<Figure[]> };
export type OurMeasure = Measure<OurContestant>;

/** Who goes first changes from round to round, so that a drift of the machine favours nobody. */
export async function interleave<Side>(rounds: number, one: Side, other: Side, measured: (side: Side) => Promise<number>) {
	const found: { ours: number; reference: number }[] = [];
	for (let round = 0; round < rounds; round++) {
		const oneFirst = round % 2 === 0;
		const first = await measured(oneFirst ? one : other);
		const second = await measured(oneFirst ? other : one);
		found.push(oneFirst ? { ours: first, reference: second } : { ours: second, reference: first });
	}
	return found;
}
