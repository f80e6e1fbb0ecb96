import { PHI_ITEMS } from "../../../shared/schemas/phi-items.ts";
import type { ChangeSettings, PhiItem, StopReplies, Tick } from "../../../shared/schemas/settings.ts";
import { isComplete, type SavedSettings } from "./saved.ts";

/** Who changes something, and when. */
export type By = { staffId: string; now: number };

/** Health details may be switched on only when the whole checklist is done, and are off again as soon as an item is not. */
export function changed(saved: SavedSettings, change: ChangeSettings, by: By): SavedSettings | { refused: "checklist_incomplete" } {
	const { consent, numbers, phi, ...whole } = change;
	const next: SavedSettings = { ...saved, ...whole };
	if (consent) next.windowHours = consent.windowHours;
	if (numbers) next.stopReplies = { ...saved.stopReplies, ...stopReplies(numbers) };
	if (!phi) return next;
	const ticks = ticked(saved.phi?.ticks ?? {}, phi.checklist ?? {}, by);
	const complete = isComplete(ticks);
	if (phi.on && !complete) return { refused: "checklist_incomplete" };
	next.phi = { on: complete && (phi.on ?? saved.phi?.on ?? false), ticks };
	return next;
}

function stopReplies(numbers: NonNullable<ChangeSettings["numbers"]>): Record<string, StopReplies> {
	return Object.fromEntries(Object.entries(numbers).flatMap(([number, asked]) => (asked.stopReplies ? [[number, asked.stopReplies]] : [])));
}

type Ticks = Partial<Record<PhiItem, Tick>>;

/** A tick that was there already keeps who made it, and when. */
function ticked(before: Ticks, asked: Partial<Record<PhiItem, boolean>>, { staffId, now }: By): Ticks {
	const after: Ticks = { ...before };
	for (const item of PHI_ITEMS) {
		const done = asked[item];
		if (done === undefined || done === (before[item]?.done ?? false)) continue;
		after[item] = { done, by: staffId, at: new Date(now).toISOString() };
	}
	return after;
}
