import { idAfter } from "./ids.ts";
import { headerCell } from "./label-of.ts";
import { numbersOf } from "./numbers.ts";
import { NOBODY, seenOf } from "./seen.ts";
import type { Banner, Rows, Site } from "./site.ts";
import { dateIn, isVisible, textOf } from "./text.ts";

const inAddress = { after: "/Patient/", kind: "word" } as const;

/** The head of a record: pairs of a label and a value, the name a link to the patient. */
const header: Banner = {
	find: (page) => {
		for (const link of page.querySelectorAll('a[href*="/Patient/"]')) {
			const region = isVisible(link) ? headOf(link) : null;
			if (region) return region;
		}
		return null;
	},
	name: (region) => [...region.querySelectorAll('a[href*="/Patient/"]')].find((link) => headOf(link) === region) ?? null,
	read: (region) => {
		const link = header.name(region);
		const externalId = idAfter(link?.getAttribute("href") ?? "", inAddress);
		// The next record's address, and the head of the one before until that comes: nobody's.
		if (externalId !== idAfter(region.ownerDocument.location.pathname, inAddress)) return NOBODY;
		const pair = [...region.children].map(textOf).find((text) => /^(dob|birth)/i.test(text));
		const birthDate = dateIn(pair ?? "");
		return seenOf({
			externalId,
			name: textOf(link),
			birthDate,
			numbers: birthDate ? numbersBelow(region.ownerDocument, birthDate) : [],
		});
	},
};

/** The record's phones stand in a list on one of its tabs; relatives have such lists too, with another birth date. */
const numbersBelow = (page: Document, birthDate: string) =>
	[...page.querySelectorAll("dl")].filter((list) => isVisible(list) && textOf(list).includes(birthDate)).flatMap(numbersOf);

function headOf(link: Element): Element | null {
	const entry = link.parentElement?.parentElement;
	return entry && /^name\b/i.test(textOf(entry)) && entry.children.length === 2 ? entry.parentElement : null;
}

/** A list of patients. Lists of doctors and of anything else look alike: their address tells. */
const list: Rows = {
	from: "row",
	selector: 'tr[data-testid="search-control-row"]',
	name: (row) => cellUnder(row, /^name/i),
	read: (row) =>
		seenOf({
			externalId: /^Checkbox for (\S+)$/.exec(row.querySelector('[aria-label^="Checkbox for "]')?.getAttribute("aria-label") ?? "")?.[1],
			name: textOf(cellUnder(row, /^name/i)),
			birthDate: dateIn(textOf(cellUnder(row, /birth|dob/i))),
			numbers: numbersOf(row),
		}),
};

const cellUnder = (row: Element, title: RegExp): Element | null =>
	row instanceof HTMLTableRowElement ? ([...row.cells].find((cell) => title.test(textOf(headerCell(cell)))) ?? null) : null;

export const medplum: Site = ({ pathname }) => ({
	banner: idAfter(pathname, inAddress) ? header : null,
	rows: /\/Patient\/?$/.test(pathname) ? [list] : [],
});
