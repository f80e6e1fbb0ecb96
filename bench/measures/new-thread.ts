import { phone } from "../load/webhook-request.ts";
import { cleanWindow } from "../load/window.ts";
import { ms, ratioFigure } from "../report/figure.ts";
import { compareRounds, median } from "../report/rounds.ts";
import { interleave, type Measure } from "./measure.ts";

const FIRST_STRANGER = 1_000_000;

export const newThread: Measure = {
	name: "new-thread",
	async run({ plan, ours, reference }) {
		let stranger = FIRST_STRANGER;
		const rounds = await interleave(plan.rounds, ours, reference, async (contestant) => {
			const strangers = () => Array.from({ length: plan.newThreads }, () => contestant.text(phone(stranger++)));
			return median((await cleanWindow(contestant, 1, contestant.textAnswer, strangers)).latenciesMs);
		});
		return [ratioFigure("First text on a new thread, p50", compareRounds(rounds), ms, { limit: 1.5, better: "less" })];
	},
};
