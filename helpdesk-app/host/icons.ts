import * as z from "zod/mini";
import type { Place } from "../../shared/schemas/boot.ts";
import type { ZafClient } from "./zaf-client.ts";

/** A symbol for each count up to here is drawn in the icon files, and one for more. */
export const MOST_DRAWN = 9;

const Bar = z.object({ location: z.enum(["top_bar", "nav_bar"]) });

export function symbolFor(count: number): string {
	if (count <= 0) return "default";
	return count <= MOST_DRAWN ? `unread-${count}` : "unread-many";
}

/** The background page speaks for the icons of the bars, which may not have been opened yet. */
export async function showOnIcons(client: ZafClient, place: Place, count: number): Promise<void> {
	const symbol = symbolFor(count);
	if (place !== "background") {
		await client.set("iconSymbol", symbol);
		return;
	}
	const bars = barsAmong(await client.get("instances"));
	await Promise.allSettled(bars.map((guid) => client.instance(guid).set("iconSymbol", symbol)));
}

/** The answer has an entry for each of our frames, by its guid. */
function barsAmong(answer: unknown): string[] {
	const all = z.object({ instances: z.looseObject({}) }).safeParse(answer);
	if (!all.success) return [];
	return Object.entries(all.data.instances).flatMap(([guid, instance]) => (Bar.safeParse(instance).success ? [guid] : []));
}
