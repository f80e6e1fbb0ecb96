import { join } from "node:path";
import { getRequest, phone } from "../load/webhook-request.ts";
import { cleanWindow } from "../load/window.ts";
import type { OurContestant } from "../our-contestant.ts";
import { CLINICS } from "../outside/settings.ts";
import { ms, ratioFigure } from "../report/figure.ts";
import { compareRounds, median } from "../report/rounds.ts";
import { copyRows, findDatabase } from "../seed/copies.ts";
import { threadOf } from "../staff-call.ts";
import { interleave, type OurMeasure } from "./measure.ts";

const OLDER = {
	thread_id: "printf('%064x', n)",
	active_at: "original.active_at - n * 1000",
	item: "json_set(original.item, '$.id', printf('%064x', n))",
};

/** The first page of the list in the nav bar, as it is asked when somebody opens it. */
export const inboxPage: OurMeasure = {
	name: "inbox-page",
	async run({ plan, ours }) {
		await threadOf(ours, "long-inbox", CLINICS["long-inbox"], phone(3_000_003));
		await threadOf(ours, "short-inbox", CLINICS["short-inbox"], phone(3_000_004));
		await ours.server.stop();
		fill(ours, "long-inbox", plan.long);
		fill(ours, "short-inbox", plan.short);
		await ours.server.start();
		const all = await interleave(plan.rounds, "long-inbox", "short-inbox", (clinic) =>
			firstPage(ours, `${clinic}/threads?limit=50`, plan.pages),
		);
		const waiting = await interleave(plan.rounds, "long-inbox", "short-inbox", (clinic) =>
			firstPage(ours, `${clinic}/threads?tab=new&limit=50`, plan.pages),
		);
		const budget = { limit: 1.2, better: "less" } as const;
		return [
			ratioFigure("First inbox page of 100,000 threads, over 100", compareRounds(all), ms, budget),
			ratioFigure("First page of the tab New, the same", compareRounds(waiting), ms, budget),
		];
	},
};

function fill(ours: OurContestant, clinicId: string, count: number) {
	const file = findDatabase(
		join(ours.server.state, "Inbox"),
		"SELECT 1 FROM entries WHERE json_extract(item, '$.clinicId') = ? LIMIT 1",
		clinicId,
	);
	const kept = copyRows(file, "entries", count - 1, OLDER);
	if (kept !== count) throw new Error(`The inbox has ${kept} threads, not ${count}.`);
}

async function firstPage(ours: OurContestant, query: string, count: number) {
	const request = getRequest(`/api/clinics/${query}`, { Authorization: `Bearer ${ours.session}` });
	const ask = (times: number) => cleanWindow(ours, 1, 200, () => Array.from({ length: times }, () => request));
	await ask(5);
	return median((await ask(count)).latenciesMs);
}
