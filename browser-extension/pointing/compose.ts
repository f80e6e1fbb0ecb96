import type { SiteField, SiteRegion, SiteRule } from "../../shared/schemas/pm-site.ts";
import { fieldSelector, nearestAround, regionSelector, rowOf, rowSelector } from "./selector.ts";

export const STEPS = ["name", "birthDate", "id", "number", "rowName", "rowBirthDate", "rowId", "rowNumber"] as const;
export type PointStep = (typeof STEPS)[number];
export type Picks = ReadonlyMap<PointStep, Element>;

const ID_IN_ADDRESS =
	/(?:patients?|clients?|persons?|charts?|pid|patient_?id)[/=]([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+|[\w-]{6,64})(?=[/?&#]|$)/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const NO_RULE: SiteRule = { idInAddress: null, banner: null, row: null };

/** The rule that the picks on this page make, and what an earlier page gave. */
export function compose(before: SiteRule, picks: Picks, href: string): SiteRule {
	const own = { name: picks.get("name"), birthDate: picks.get("birthDate"), id: picks.get("id"), number: picks.get("number") };
	const inRow = {
		name: picks.get("rowName"),
		birthDate: picks.get("rowBirthDate"),
		id: picks.get("rowId"),
		number: picks.get("rowNumber"),
	};
	return {
		idInAddress: own.name ? idIn(href, own.id) : before.idInAddress,
		banner: own.name ? bannerOf(own) : before.banner,
		row: inRow.name ? rowRule(inRow.name, inRow, before) : before.row,
	};
}

type Parts = { name: Element | undefined; birthDate: Element | undefined; id: Element | undefined; number: Element | undefined };

function bannerOf(parts: Parts): SiteRegion | null {
	const region = nearestAround(Object.values(parts).filter((element) => element !== undefined));
	const selector = region && regionSelector(region);
	return selector ? { selector, ...fieldsOf(parts, region) } : null;
}

function rowRule(name: Element, parts: Parts, before: SiteRule): SiteRegion | null {
	const row = rowOf(name);
	const selector = row && rowSelector(row);
	if (!selector) return null;
	const fields = fieldsOf(parts, row);
	return { selector, ...fields, id: fields.id ?? linkIn(name, row, before) };
}

function fieldsOf(parts: Parts, region: Element) {
	const field = (element: Element | undefined): SiteField | null => {
		const selector = element && region.contains(element) ? fieldSelector(element, region) : null;
		return selector ? { selector, attribute: null } : null;
	};
	return { id: field(parts.id), name: field(parts.name), birthDate: field(parts.birthDate), number: field(parts.number) };
}

/** A name in a list is often the link to its record, and the link holds the id as the record's address does. */
function linkIn(name: Element, row: Element, { idInAddress }: SiteRule): SiteField | null {
	const link = name.closest("a[href]") ?? name.querySelector("a[href]");
	if (!link || !row.contains(link) || !idInAddress) return null;
	if (!link.getAttribute("href")?.includes(idInAddress.after)) return null;
	const selector = fieldSelector(link, row);
	return selector ? { selector, attribute: "href" } : null;
}

function idIn(href: string, shown: Element | undefined): SiteRule["idInAddress"] {
	const text = shown?.textContent?.trim() ?? "";
	const id = text.length >= 3 && href.includes(text) ? text : shown ? null : ID_IN_ADDRESS.exec(href)?.[1];
	if (!id) return null;
	const before = href.slice(0, href.lastIndexOf(id));
	const path = before.replace(/^https?:\/\/[^/]+/, "");
	const after = /[^/?#&]*[/?#&=]?$/.exec(path.slice(0, -1))?.[0] ?? "";
	const last = path.slice(-(after.length + 1));
	return last ? { after: last, kind: UUID.test(id) ? "uuid" : /^\d+$/.test(id) ? "digits" : "word" } : null;
}
