import { randomUUID } from "node:crypto";
import type { Contestant } from "../contestant.ts";
import { listen } from "../load/child.ts";
import { ms, ratioFigure } from "../report/figure.ts";
import { compareRounds, median } from "../report/rounds.ts";
import { interleave, type Measure } from "./measure.ts";

export const fanOut: Measure = {
	name: "fan-out",
	async run({ plan, ours, reference }) {
		const toLast = (sockets: number) => async (contestant: Contestant) => {
			const marker = randomUUID();
			const triggers = Array.from({ length: plan.pushes }, () => contestant.push(marker));
			const result = await listen({
				port: contestant.server.port,
				...contestant.live,
				sockets,
				triggers,
				expected: contestant.pushAnswer,
				until: marker,
			});
			if (result.errors > 0) throw new Error(`Sockets did not hear every text (first: ${result.firstError}).`);
			return median(result.toLastMs);
		};
		const hundred = await interleave(plan.rounds, ours, reference, toLast(100));
		const thousand = await interleave(Math.min(3, plan.rounds), ours, reference, toLast(1000));
		return [
			ratioFigure("Text to the last of 100 staff sockets", compareRounds(hundred), ms, null),
			ratioFigure("Text to the last of 1,000 staff sockets", compareRounds(thousand), ms, { limit: 1.1, better: "less" }),
		];
	},
};
