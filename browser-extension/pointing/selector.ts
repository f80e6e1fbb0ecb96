import { isMeant, isStable } from "./stable.ts";

/** In the order of how long they last. A class is the last of all. */
const NAMES = [
	"data-testid",
	"data-test",
	"data-qa",
	"data-cy",
	"data-field",
	"data-column",
	"data-key",
	"data-extension-id",
	"data-extension-slot-name",
	"itemprop",
	"name",
	"aria-label",
	"headers",
	"title",
];
const LONGEST = 400;
const ROW = "tr, [role=row], li, [role=listitem]";

/** One place within a region, by what will still be there after the next build of the site; null when there is no such way. */
export function fieldSelector(element: Element, region: Element): string | null {
	if (element === region) return null;
	const own = namesOf(element).find((selector) => isOnly(selector, element, region));
	if (own) return own;
	const cell = columnOf(element, region);
	if (cell) return cell;
	return pathTo(element, region);
}

/** One part of the page that holds a patient: by its own lasting name, or by where it stands under one that has it. */
export function regionSelector(region: Element): string | null {
	const page = region.ownerDocument;
	const own = namesOf(region).find((selector) => isOnly(selector, region, page));
	if (own) return own;
	for (let above = region.parentElement; above && above !== page.body; above = above.parentElement) {
		const anchor = namesOf(above).find((selector) => page.querySelectorAll(selector).length === 1);
		const selector = anchor && pathTo(region, above, `${anchor} > `);
		if (selector) return selector;
	}
	return region === page.body ? "body" : pathTo(region, page.body, "body > ");
}

/** The row of a list that an element stands in. */
export function rowOf(element: Element): Element | null {
	const known = element.closest(ROW);
	if (known && likes(known).length > 1) return known;
	for (let at: Element | null = element; at?.parentElement && at.parentElement !== at.ownerDocument.body; at = at.parentElement) {
		if (likes(at).length > 2 && at.children.length > 0) return at;
	}
	return known;
}

/** All rows like this one. */
export function rowSelector(row: Element): string | null {
	const page = row.ownerDocument;
	const list = row.parentElement;
	if (!list) return null;
	const own = namesOf(row).find((selector) => page.querySelectorAll(selector).length > 1);
	if (own) return own;
	const table = row.closest("table, [role=grid], [role=table], ul, ol, [role=list]") ?? list;
	const anchor = regionSelector(table);
	const tag = row.getAttribute("role") ? `[role=${quoted(row.getAttribute("role") ?? "")}]` : row.tagName.toLowerCase();
	const body = row.parentElement?.tagName === "TBODY" ? "tbody > " : "";
	return anchor && fitting(`${anchor} ${body}${tag}`);
}

export function nearestAround(elements: Element[]): Element | null {
	const [first, ...others] = elements;
	let at: Element | null = first ?? null;
	if (others.length === 0) at = at?.parentElement ?? null;
	while (at && !elements.every((element) => at !== element && at?.contains(element))) at = at.parentElement;
	return at;
}

/** What an element is called, best first. */
function namesOf(element: Element): string[] {
	const tag = element.tagName.toLowerCase();
	const found = NAMES.flatMap((name) => {
		const value = element.getAttribute(name);
		return value && isStable(value) ? [`${tag}[${name}=${quoted(value)}]`] : [];
	});
	const others = [...element.attributes].flatMap(({ name, value }) =>
		name.startsWith("data-") && !NAMES.includes(name) && isStable(name) && isStable(value) ? [`${tag}[${name}=${quoted(value)}]`] : [],
	);
	const id = element.id && isStable(element.id) ? [`#${CSS.escape(element.id)}`] : [];
	const classes = [...element.classList].filter(isMeant).map((name) => `${tag}.${CSS.escape(name)}`);
	return [...id, ...found, ...others, ...classes];
}

/** Of a table the column tells it: its name where the cell has one, else its place. */
function columnOf(element: Element, region: Element): string | null {
	const cell = element.closest("td, th, [role=gridcell], [role=cell]");
	if (!cell || cell === region || !region.contains(cell)) return null;
	const column = cell.getAttribute("col-id") ?? cell.getAttribute("aria-colindex");
	const name = cell.hasAttribute("col-id") ? "col-id" : "aria-colindex";
	const at = column ? `[${name}=${quoted(column)}]` : `${cell.tagName.toLowerCase()}:nth-child(${placeOf(cell, () => true)})`;
	if (!isOnly(at, cell, region)) return null;
	if (cell === element) return at;
	const inside = namesOf(element).find((selector) => isOnly(selector, element, cell)) ?? pathTo(element, cell);
	return inside && fitting(`${at} ${inside}`);
}

function pathTo(element: Element, from: Element, before = ""): string | null {
	const steps: string[] = [];
	for (let at: Element | null = element; at && at !== from; at = at.parentElement) {
		const named = namesOf(at).find((selector) => isOnly(selector, at, from));
		if (named && !before) return fitting([named, ...steps].join(" > "));
		const { tagName } = at;
		steps.unshift(`${tagName.toLowerCase()}:nth-of-type(${placeOf(at, (other) => other.tagName === tagName)})`);
	}
	return steps.length > 0 ? fitting(before ? before + steps.join(" > ") : `:scope > ${steps.join(" > ")}`) : null;
}

function placeOf(element: Element, counts: (other: Element) => boolean): number {
	return [...(element.parentElement?.children ?? [])].filter(counts).indexOf(element) + 1;
}

function likes(row: Element): Element[] {
	return [...(row.parentElement?.children ?? [])].filter(
		(other) => other.tagName === row.tagName && other.childElementCount === row.childElementCount,
	);
}

function isOnly(selector: string, element: Element, within: ParentNode): boolean {
	const found = within.querySelectorAll(selector);
	return found.length === 1 && found[0] === element && selector.length <= LONGEST;
}

const fitting = (selector: string): string | null => (selector.length <= LONGEST ? selector : null);

const quoted = (value: string): string => `"${value.replace(/["\\]/g, "\\$&")}"`;
