import type { PmSite, PutPmSite } from "../../shared/schemas/pm-site.ts";
import type { By } from "../domain/clinic/change-settings.ts";
import { putSite } from "../domain/site/put-site.ts";
import { sha256 } from "../store/clinic/settings.ts";
import { dropSite, keepSite, siteById, siteOfOrigin, sitesAfter } from "../store/clinic/sites.ts";
import type { ClinicLog } from "./clinic-log.ts";
import type { Refusal } from "./refusal.ts";

export function sitesPage({ storage }: ClinicLog, after: string, limit: number): { items: PmSite[]; next: string | null } {
	const found = sitesAfter(storage.sql, after, limit + 1);
	const items = found.slice(0, limit);
	return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

export function savePmSite(log: ClinicLog, id: string, asked: PutPmSite, by: By): { site: PmSite; created: boolean } | Refusal {
	const { sql } = log.storage;
	const before = siteById(sql, id);
	const put = putSite(id, asked, before, siteOfOrigin(sql, asked.origin));
	if ("refused" in put) return put;
	const { site } = put;
	if (!put.isSame) {
		const facts = { siteId: id, version: site.version, before: hashOf(before), after: hashOf(site) };
		log.commit(by.staffId, { type: before ? "site_changed" : "site_added", facts }, by.now, () => keepSite(sql, site));
	}
	return { site, created: before === null };
}

/** One that is not there is gone already. */
export function removePmSite(log: ClinicLog, id: string, by: By): null {
	const { sql } = log.storage;
	const before = siteById(sql, id);
	if (!before) return null;
	const facts = { siteId: id, version: before.version, before: hashOf(before), after: null };
	log.commit(by.staffId, { type: "site_removed", facts }, by.now, () => dropSite(sql, id));
	return null;
}

function hashOf(site: PmSite | null): string | null {
	return site && sha256(JSON.stringify(site));
}
