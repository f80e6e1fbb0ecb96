import { siteOf } from "../sites/site-of.ts";
import { onSitesChanged, sitesHere } from "./background-port.ts";
import { newLife } from "./life.ts";
import { watchPage } from "./watch-page.ts";

/** In each frame of an allowed site: finds its patients, or does nothing at all. */
export async function begin(): Promise<void> {
	const { signal, isOver } = newLife();
	onSitesChanged(() => void begin(), signal);
	const known = await sitesHere();
	if (!isOver() && known.length > 0) watchPage(known.map(siteOf), { signal, isOver });
}
