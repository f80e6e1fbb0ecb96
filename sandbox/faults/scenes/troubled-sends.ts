import { openClinic } from "../clinic.ts";
import { asleep, forgotten, wentBack } from "../invariants.ts";
import { keptThreads } from "../kept-rows.ts";
import type { Chance } from "../seed.ts";
import { holds } from "../until.ts";
import { broadcastScene } from "./broadcast.ts";
import { CARRIER_FAULTS, type Outcome, troubleAll } from "./carrier-faults.ts";
import { crashAll } from "./crash-points.ts";
import { failureDuringComment } from "./ticket-doubts.ts";

/** A text that waited two minutes, and after it one whose fate takes another minute and a half to find out. */
const SETTLED_WITHIN_MS = 300_000;

/** Every named crash point, then every fault of the carrier; all wait side by side for what only the carrier's list can tell. */
export async function troubledSends(draw: Chance) {
	const clinic = await openClinic();
	try {
		const broadcast = await broadcastScene(clinic, draw);
		const crashed = await crashAll(clinic, draw);
		const troubled = await troubleAll(clinic);
		const commentWritten = await failureDuringComment(clinic, draw, false);
		const commentLost = await failureDuringComment(clinic, draw, true);
		await settled(crashed, troubled);
		const outcome = {
			broadcast,
			crashed: await crashed(),
			troubled: await troubled(),
			commentWritten: await commentWritten(),
			commentLost: await commentLost(),
		};
		await clinic.worker.stop();
		const kept = keptThreads(clinic.state);
		const alarms = [...asleep(kept, Date.now()), ...forgotten(kept)];
		return { ...outcome, alarms, backwards: kept.flatMap((thread) => wentBack(thread.events)) };
	} finally {
		await clinic.close();
	}
}

/** Until all is well, or the time is up: what is not well then is for the tests to say. */
async function settled(crashed: () => Promise<Map<string, string[]>>, troubled: () => Promise<Map<string, Outcome>>) {
	const check = async () => {
		const [wrong, outcomes] = [await crashed(), await troubled()];
		const open = CARRIER_FAULTS.filter(({ carrier, ends }) => outcomes.get(carrier)?.states.join() !== ends.join());
		if (open.length > 0 || [...wrong.values()].some((each) => each.length > 0)) throw new Error("Not settled");
	};
	await holds(SETTLED_WITHIN_MS, check, 2_000).catch(() => {});
}
