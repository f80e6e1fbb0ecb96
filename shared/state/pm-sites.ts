import { signal } from "@preact/signals";
import type { SiteSeen } from "./pm-answers.ts";
import { createPaged } from "./pm-paged.ts";
import type { NewSite, PmRequests } from "./pm-requests.ts";
import { refusalCode } from "./refusal.ts";

export type SitesModel = ReturnType<typeof createSites>;
export type SiteDraft = { id: string; version: number | null; origin: string; name: string; kind: SiteSeen["kind"]; rule: unknown };
export type OriginFound = { origin: string; cut: boolean; open: boolean } | null;

/** Where the Chat button shows. */
export function createSites(requests: Pick<PmRequests, "sites" | "putSite" | "removeSite">) {
	const list = createPaged((cursor) => requests.sites(cursor));
	const busy = signal(false);
	const refusal = signal<string | null>(null);

	async function act(what: () => Promise<void>): Promise<boolean> {
		if (busy.peek()) return false;
		busy.value = true;
		refusal.value = null;
		try {
			await what();
		} catch (error) {
			refusal.value = refusalCode(error);
		}
		busy.value = false;
		return refusal.peek() === null;
	}

	return {
		...{ list, busy, refusal, load: list.load },
		/** Whether it was done. */
		save: ({ id, version, origin, name, kind, rule }: SiteDraft) =>
			act(async () => {
				const body: NewSite = { origin, name: name.trim(), kind, rule: rule ?? null, ...(version !== null && { version }) };
				const saved = await requests.putSite(id, body);
				list.items.value = [...list.items.peek().filter((site) => site.id !== id), saved].sort((a, b) => a.name.localeCompare(b.name));
			}),
		remove: (id: string) =>
			act(async () => {
				await requests.removeSite(id);
				list.items.value = list.items.peek().filter((site) => site.id !== id);
			}),
	};
}

/** What somebody copied from the address bar, cut to what the browser asks leave for. */
export function originIn(typed: string): OriginFound {
	const address = typed.trim();
	const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
	if (address === "" || /\s/.test(address) || !URL.canParse(whole)) return null;
	const { origin, protocol, hostname, pathname, search, hash } = new URL(whole);
	if (!/^https?:$/.test(protocol)) return null;
	const local = hostname === "localhost" || /^127\.|^\[::1\]$/.test(hostname);
	if (!local && !hostname.includes(".")) return null;
	return { origin, cut: pathname !== "/" || search !== "" || hash !== "", open: protocol === "http:" && !local };
}
