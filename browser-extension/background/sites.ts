import type { Browser } from "wxt/browser";
import * as z from "zod/mini";
import { KnownSite } from "../own-pages.ts";
import { patternOf } from "./address.ts";
import { type Area, kept } from "./kept.ts";

const SCRIPT = "pm";
const FILE = "pm.js";

type Scripting = Pick<
	typeof Browser.scripting,
	"getRegisteredContentScripts" | "registerContentScripts" | "updateContentScripts" | "unregisterContentScripts" | "executeScript"
>;
type Parts = {
	scripting: Scripting;
	permissions: Pick<typeof Browser.permissions, "contains">;
	tabs: Pick<typeof Browser.tabs, "query">;
	local: Area;
};

/** The clinics' sites, and our script on those of them that staff allowed: on no other page. */
export class Sites {
	readonly #parts: Parts;
	readonly #kept;
	#turn: Promise<unknown> = Promise.resolve();

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#kept = kept(parts.local, "sites", z.array(KnownSite));
	}

	async known(): Promise<KnownSite[]> {
		return (await this.#kept.read()) ?? [];
	}

	/** Which of the clinics work on this origin, if staff allowed it; the browser is asked each time. */
	async clinicsAt(origin: string): Promise<string[]> {
		const here = (await this.known()).filter(({ site }) => site.origin === origin);
		if (here.length === 0 || !(await this.#allowed(origin))) return [];
		return [...new Set(here.map(({ clinicId }) => clinicId))];
	}

	async learn(sites: KnownSite[]): Promise<void> {
		await this.#kept.write(sites);
		await this.match();
	}

	/** One after another: two answers about permissions must not overtake each other. */
	match(freshStart = false): Promise<void> {
		const next = this.#turn.then(() => this.#match(freshStart));
		this.#turn = next.catch(() => {});
		return next;
	}

	async #match(freshStart: boolean): Promise<void> {
		const { scripting } = this.#parts;
		const origins = [...new Set((await this.known()).map(({ site }) => site.origin))];
		const answers = await Promise.all(origins.map((origin) => this.#allowed(origin)));
		const matches = [...new Set(origins.filter((_, index) => answers[index]).map(patternOf))].sort();
		const [before] = await scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
		const known = before?.matches ?? [];
		if (matches.length === 0) {
			if (before) await scripting.unregisterContentScripts({ ids: [SCRIPT] });
			return;
		}
		const script = { id: SCRIPT, js: [FILE], matches, allFrames: true, matchOriginAsFallback: true, persistAcrossSessions: true };
		if (!before) await scripting.registerContentScripts([{ ...script, runAt: "document_idle" }]);
		else if (known.join() !== matches.join()) await scripting.updateContentScripts([{ ...script, runAt: "document_idle" }]);
		await this.#intoOpenTabs(freshStart ? matches : matches.filter((pattern) => !known.includes(pattern)));
	}

	/** Pages that were open before: nobody should have to reload a record to get its button. */
	async #intoOpenTabs(matches: string[]): Promise<void> {
		if (matches.length === 0) return;
		const tabs = await this.#parts.tabs.query({ url: matches });
		const ids = tabs.flatMap(({ id }) => (id === undefined ? [] : [id]));
		await Promise.allSettled(
			ids.map((tabId) => this.#parts.scripting.executeScript({ target: { tabId, allFrames: true }, files: [FILE] })),
		);
	}

	#allowed(origin: string): Promise<boolean> {
		return this.#parts.permissions.contains({ origins: [patternOf(origin)] });
	}
}
