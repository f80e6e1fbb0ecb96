import type { SiteRule } from "../../shared/schemas/pm-site.ts";
import type { PageSays } from "../messages.ts";
import type { Known } from "../sites/site-of.ts";

/** False once the extension was updated or taken away: this script is then an orphan, and a newer one may be here. */
export function isAttached(): boolean {
	try {
		return Boolean(chrome.runtime?.id);
	} catch {
		return false;
	}
}

/** Within the turn of the click, so that the browser still sees a person's gesture behind it. */
export function say(message: PageSays): void {
	if (!isAttached()) return;
	try {
		// A background that is being replaced hears nothing; the next click reaches the next one.
		chrome.runtime.sendMessage(message)?.catch?.(() => {});
	} catch {
		// Cut off between the question and the call.
	}
}

type Kept = { site?: { origin?: unknown; kind?: unknown; rule?: SiteRule | null } };

/** The clinics' sites of this origin, as the background keeps them: what to look for, nothing of any patient. */
export async function sitesHere(): Promise<Known[]> {
	const { sites } = await chrome.storage.local.get<{ sites?: Kept[] }>("sites");
	return (Array.isArray(sites) ? sites : []).flatMap(({ site }): Known[] => {
		if (site?.origin !== self.origin) return [];
		const { kind, rule } = site;
		if (kind === "pointed") return rule ? [{ kind, rule }] : [];
		return kind === "openemr" || kind === "openmrs" || kind === "medplum" ? [{ kind, rule: null }] : [];
	});
}

/** When an admin saves another rule, or takes a site away, pages that are open follow. */
export function onSitesChanged(listener: () => void, signal: AbortSignal): void {
	const heard = (changes: Record<string, unknown>) => {
		if ("sites" in changes) listener();
	};
	chrome.storage.local.onChanged.addListener(heard);
	signal.addEventListener("abort", () => {
		try {
			chrome.storage?.local.onChanged.removeListener(heard);
		} catch {
			// Cut off: the browser has dropped the listener itself.
		}
	});
}
