import { referenceSettings } from "../outside/settings.ts";
import { ms, plainFigure } from "../report/figure.ts";
import { median } from "../report/rounds.ts";
import { bundleBare } from "../server/bundle.ts";
import { prepareServer } from "../server/workerd.ts";
import type { Measure } from "./measure.ts";

/** From the start of the process to the first answer, beside a Worker that only says ok. */
export const start: Measure = {
	name: "start",
	async run({ plan, ours }) {
		const one = await prepareServer(ours.built, referenceSettings);
		const other = await prepareServer(await bundleBare(), {});
		const over: number[] = [];
		for (let round = 0; round < plan.starts; round++) {
			const times = new Map<unknown, number>();
			for (const server of round % 2 === 0 ? [one, other] : [other, one]) {
				times.set(server, await server.start());
				await server.stop();
			}
			over.push((times.get(one) ?? Number.NaN) - (times.get(other) ?? Number.NaN));
		}
		await Promise.all([one.remove(), other.remove()]);
		return [plainFigure("Worker start, over a bare Worker", median(over), ms(median(over)), { limit: 25, better: "less" })];
	},
};
