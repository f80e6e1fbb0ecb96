import type { SiteRule } from "../../shared/schemas/pm-site.ts";
import type { Seen } from "../messages.ts";
import { pointed } from "../sites/pointed.ts";

/** What a rule finds on a page. */
export type Sees = { banner: Seen | null; rows: number; firstRows: Seen[] };

const SHOWN = 3;

export function look(rule: SiteRule, page: Document, href: string): Sees {
	const { banner, rows } = pointed(rule)(new URL(href), page);
	const region = banner?.find(page) ?? null;
	const found = rows.flatMap((one) => {
		try {
			return [...page.querySelectorAll(one.selector)]
				.map((row) => one.read(row))
				.filter(({ name, externalId, birthDate }) => name || externalId || birthDate);
		} catch {
			return [];
		}
	});
	return { banner: region && banner ? banner.read(region) : null, rows: found.length, firstRows: found.slice(0, SHOWN) };
}
