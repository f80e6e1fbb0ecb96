import { join } from "node:path";
import { getRequest, phone } from "../load/webhook-request.ts";
import { cleanWindow } from "../load/window.ts";
import type { OurContestant } from "../our-contestant.ts";
import { CLINIC_NUMBER } from "../outside/settings.ts";
import { ms, ratioFigure } from "../report/figure.ts";
import { compareRounds, median } from "../report/rounds.ts";
import { copyRows } from "../seed/copies.ts";
import { threadOf } from "../staff-call.ts";
import { interleave, type OurMeasure } from "./measure.ts";

const A_MINUTE_EARLIER = 60_000 * 1024;
const OLDER = { pos: `original.pos - n * ${A_MINUTE_EARLIER}`, id: "'SM' || printf('%032x', n)" };

/** What the sidebar asks when a thread is opened: the thread, then its newest 50 texts. */
export const openThread: OurMeasure = {
	name: "open-thread",
	async run({ plan, ours }) {
		const long = await threadOf(ours, "measured", CLINIC_NUMBER, phone(3_000_001));
		const short = await threadOf(ours, "measured", CLINIC_NUMBER, phone(3_000_002));
		await ours.server.stop();
		fill(ours, long, plan.long);
		fill(ours, short, plan.short);
		await ours.server.start();
		const rounds = await interleave(plan.rounds, long, short, (thread) => opening(ours, thread, plan.pages));
		return [ratioFigure("Opening a thread of 100,000 texts, over one of 100", compareRounds(rounds), ms, { limit: 1.2, better: "less" })];
	},
};

function fill(ours: OurContestant, thread: string, count: number) {
	const kept = copyRows(join(ours.server.state, "Thread", `${thread}.sqlite`), "messages", count - 1, OLDER);
	if (kept !== count) throw new Error(`The thread has ${kept} texts, not ${count}.`);
}

async function opening(ours: OurContestant, thread: string, count: number) {
	const headers = { Authorization: `Bearer ${ours.session}` };
	const both = [getRequest(`/api/threads/${thread}`, headers), getRequest(`/api/threads/${thread}/messages?limit=50`, headers)];
	const ask = (times: number) => cleanWindow(ours, 1, 200, () => Array.from({ length: times }, () => both).flat());
	await ask(5);
	const { latenciesMs } = await ask(count);
	return median(
		Array.from({ length: count }, (_, each) => (latenciesMs[2 * each] ?? Number.NaN) + (latenciesMs[2 * each + 1] ?? Number.NaN)),
	);
}
