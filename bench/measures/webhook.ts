import type { Contestant } from "../contestant.ts";
import { phone } from "../load/webhook-request.ts";
import { cleanWindow, perSecondOf } from "../load/window.ts";
import { ms, perSecond, ratioFigure } from "../report/figure.ts";
import { compareRounds, median } from "../report/rounds.ts";
import { interleave, type Measure } from "./measure.ts";

const texts = (contestant: Contestant, count: number, threads: number) =>
	Array.from({ length: count }, (_, each) => contestant.text(phone(each % threads)));

export const webhook: Measure = {
	name: "webhook",
	async run({ plan, ours, reference }) {
		const window = (contestant: Contestant, connections: number, count: number) =>
			cleanWindow(contestant, connections, contestant.textAnswer, () => texts(contestant, count, plan.threads));
		// Opens every thread once: an object that sleeps, or is new, is another measure.
		const warm = (contestant: Contestant) => window(contestant, 8, plan.threads);
		const busy = await interleave(plan.rounds, ours, reference, async (contestant) => {
			await warm(contestant);
			return perSecondOf(await window(contestant, 16, plan.busyRequests));
		});
		const calm = await interleave(plan.rounds, ours, reference, async (contestant) => {
			await warm(contestant);
			return median((await window(contestant, 1, plan.calmRequests)).latenciesMs);
		});
		return [
			ratioFigure("Text in, 16 connections", compareRounds(busy), perSecond, { limit: 0.6, better: "more" }),
			ratioFigure("Text in, one connection, p50", compareRounds(calm), ms, { limit: 1.5, better: "less" }),
		];
	},
};
