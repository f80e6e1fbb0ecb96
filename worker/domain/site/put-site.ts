import type { PmSite, PutPmSite } from "../../../shared/schemas/pm-site.ts";

export type SitePut = { site: PmSite; isSame: boolean } | { refused: "site_changed" | "origin_taken" };

/** `holder`: the site that has this origin. What a colleague changed or took away since it was seen is not overwritten. */
export function putSite(id: string, asked: PutPmSite, before: PmSite | null, holder: PmSite | null): SitePut {
	const { version: seen, ...wanted } = asked;
	if (before && isSame(before, wanted)) return { site: before, isSame: true };
	if (seen !== before?.version) return { refused: "site_changed" };
	if (holder && holder.id !== id) return { refused: "origin_taken" };
	return { site: { id, ...wanted, version: (before?.version ?? 0) + 1 }, isSame: false };
}

function isSame(site: PmSite, wanted: Omit<PutPmSite, "version">): boolean {
	const { origin, name, kind, rule } = site;
	const kept = [origin, name, kind, rule];
	return JSON.stringify(kept) === JSON.stringify([wanted.origin, wanted.name, wanted.kind, wanted.rule]);
}
