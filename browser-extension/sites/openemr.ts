import type { Seen } from "../messages.ts";
import { numbersOf } from "./numbers.ts";
import { showsOf } from "./pointed.ts";
import { seenOf } from "./seen.ts";
import type { Banner, Rows, Site } from "./site.ts";
import { dateIn, isVisible, textOf } from "./text.ts";

const BAR = "a.ptName";

/** The bar above all tabs: it says whose record is open, whatever the tabs below still hold. */
const bar: Banner = {
	find: (page) => visible(page, BAR)?.closest(".form-group, .flex-fill, body") ?? null,
	name: (region) => region.querySelector(BAR),
	read(region) {
		const text = textOf(bar.name(region));
		const [ending = "", externalId] = /\(([^()]+)\)$/.exec(text) ?? [];
		const name = text.slice(0, text.length - ending.length).trim();
		const birthDate = dateIn(textOf(region).replace(text, ""));
		return seenOf({ externalId: externalId?.trim(), name, birthDate, numbers: numbersBelow(region.ownerDocument, name) });
	},
};

/** The phones stand in a tab below; only in one that is shown, and is of the same name. */
function numbersBelow(page: Document, name: string): Seen["numbers"] {
	for (const frame of page.querySelectorAll("iframe")) {
		const region = isVisible(frame) && frame.contentDocument && record.find(frame.contentDocument);
		const below = region && record.read(region);
		if (below && wordsOf(below.name) === wordsOf(name)) return below.numbers;
	}
	return [];
}

const wordsOf = (name: string | null) => `${[...new Set(name?.toLowerCase().split(/[\s,]+/))].sort()}`;

const record: Banner = {
	find: (page) => page.getElementById("text_fname")?.closest("#DEM, .tab-content, body") ?? null,
	name: (region) => region.querySelector("#text_fname"),
	read: (region) =>
		seenOf({
			externalId: new URLSearchParams(region.ownerDocument.location.search).get("set_pid") || raw(region, "pubpid"),
			// The surname stands hidden within the given name, and again beside it: what is kept there is said once.
			name: ["fname", "mname", "lname"].map((field) => raw(region, field)).join(" "),
			birthDate: raw(region, "DOB"),
			numbers: [
				...["cell", "home"].flatMap((label) => {
					const typed = raw(region, `phone_${label}`);
					return typed ? [{ typed, label }] : [];
				}),
				...[...region.querySelectorAll(".text_telecoms_value")].flatMap((cell) => numbersOf(cell.closest("table, [data-status]") ?? cell)),
			],
		}),
};

/** As it is kept, whatever the display's format. */
function raw(region: Element, field: string): string {
	const cell = region.querySelector(`#text_${field}`);
	return cell?.getAttribute("data-value")?.trim() || textOf(cell);
}

const visible = (page: Document, selector: string) => [...page.querySelectorAll(selector)].find(isVisible);

const rows = (from: Rows["from"], selector: string, attribute: string, name: string): Rows => ({
	...showsOf({ selector, id: { selector, attribute }, name: { selector: name, attribute: null }, birthDate: null, number: null }, null),
	from,
	selector,
});

/** The finder, where a click on a row opens the chart; and the flow board, written anew as a whole each time it is refreshed. */
const lists = [rows("row", "tr[id^=pid_]", "id", "td"), rows("appointment", "tr[data-pid]:not([data-pid='0'])", "data-pid", "td a")];

/** Hidden tabs keep other patients' pages: the bar above decides, and a record below it has no button of its own. */
export const openemr: Site = (_address, page) => ({
	banner: page.querySelector(BAR) ? bar : hasBarAbove(page.defaultView) ? null : record,
	rows: lists,
});

function hasBarAbove(view: Window | null): boolean {
	try {
		for (let at = view; at && at !== at.parent; at = at.parent) if (visible(at.parent.document, BAR)) return true;
	} catch {
		// Another origin's page is above: it has no bar that we could know.
	}
	return false;
}
