import type { SiteField, SiteRegion, SiteRule } from "../../shared/schemas/pm-site.ts";
import type { Seen } from "../messages.ts";
import { idAfter, idIn } from "./ids.ts";
import { labelOf, marksAbove } from "./label-of.ts";
import { isElsewhere, isNotOwn } from "./labels.ts";
import { numbersOf } from "./numbers.ts";
import { NOBODY, seenOf } from "./seen.ts";
import type { Banner, Shows, Site } from "./site.ts";
import { dateIn, isVisible, textOf, writtenIn } from "./text.ts";

type Ids = SiteRule["idInAddress"];

/** What an admin pointed at, as data: nothing of a rule is run. */
export function pointed({ banner, row, idInAddress }: SiteRule): Site {
	const rows = row && isKnown(row.selector) ? [{ ...showsOf(row, idInAddress), from: "row" as const, selector: row.selector }] : [];
	const shows = banner && isKnown(banner.selector) ? bannerOf(banner, idInAddress) : null;
	return () => ({ banner: shows, rows });
}

function bannerOf(region: SiteRegion, ids: Ids): Banner {
	const shows = showsOf(region, ids);
	return {
		...shows,
		find: (page) => [...page.querySelectorAll(region.selector)].find(isVisible) ?? null,
		read: (element) => {
			const seen = shows.read(element);
			const id = seen === NOBODY || !ids ? null : idAfter(element.ownerDocument.location.href, ids);
			return id && !seen.externalId ? { ...seen, externalId: id } : seen;
		},
	};
}

export function showsOf(rule: SiteRegion, ids: Ids): Shows {
	const at = (region: Element, field: SiteField | null) => (field ? within(region, field.selector) : null);
	const text = (region: Element, field: SiteField | null) => contentOf(at(region, field), field);
	return {
		name: (region) => at(region, rule.name) ?? at(region, rule.birthDate),
		read: (region) => {
			const name = text(region, rule.name);
			// A half of a row that is pinned elsewhere, or one still empty, is nobody's.
			if (rule.name && !name) return NOBODY;
			const birthDate = text(region, rule.birthDate);
			return seenOf({
				externalId: idIn(text(region, rule.id), ids),
				name,
				birthDate: dateIn(birthDate) ?? birthDate,
				numbers: rule.number ? numberAt(at(region, rule.number), rule.number, region) : numbersOf(region),
			});
		},
	};
}

/** Pointing is a label in itself, unless what stands beside it says that it is somebody else's. */
function numberAt(element: Element | null, field: SiteField, region: Element): Seen["numbers"] {
	const typed = contentOf(element, field).replace(/^tel:/, "");
	if (!element || !/\d/.test(typed)) return [];
	const label = labelOf(element, region);
	return (label && isNotOwn(label)) || isElsewhere(marksAbove(element, region)) ? [] : [{ typed, label }];
}

const contentOf = (element: Element | null, field: SiteField | null): string =>
	field?.attribute ? (element?.getAttribute(field.attribute) ?? "") : writtenIn(element) || textOf(element);

/** The region itself, or something within it; never outside. */
function within(region: Element, selector: string): Element | null {
	if (!isKnown(selector)) return null;
	return region.querySelector(selector) ?? (region.matches(selector) ? region : null);
}

/** What one browser can select by, another may not know. */
function isKnown(selector: string): boolean {
	try {
		return Boolean(document.createDocumentFragment().querySelector(selector)) || true;
	} catch {
		return false;
	}
}
