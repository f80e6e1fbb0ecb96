import { textOf } from "./text.ts";

const LEVELS = 4;
const HEADING = /^(H\d|LEGEND|CAPTION)$/;

/** A word or a few, and no value of its own. */
function asLabel(text: string | null | undefined): string | null {
	const short = text?.trim() ?? "";
	return short.length <= 60 && /[^\W\d]{2}/.test(short) && !/\d{3}/.test(short) ? short : null;
}

/** The label of a value: its field's, its term, its column's, or before it on its line. Null when none is near. */
export function labelOf(node: Node, region: Element): string | null {
	let at: Node | null = node;
	for (let level = 0; at && at !== region && level < LEVELS; level++) {
		const own: string | null = at instanceof Element ? ownLabel(at) : null;
		// What stands before an entry of a list is another entry.
		if (own || /^(LI|TR|DD)$/.test(at.nodeName)) return own;
		const before = labelBefore(at);
		if (before || /^T[DH]$/.test(at.nodeName)) return before;
		at = at.parentNode;
	}
	return null;
}

function labelBefore(node: Node): string | null {
	let before = node.previousSibling;
	// A colon may stand for itself between a label and its value.
	while (before && !/[^\W_]/.test(before.textContent ?? "") && before.nodeName !== "BR") before = before.previousSibling;
	// A number beside a number belongs to the same label: that one is further up.
	return asLabel(before instanceof Element ? textOf(before) : before?.nodeValue);
}

function ownLabel(element: Element): string | null {
	const field = element instanceof HTMLInputElement ? element.labels?.[0] : null;
	const cell = element instanceof HTMLTableCellElement ? headerCell(element) : null;
	return asLabel(textOf(field ?? cell ?? termOf(element))) ?? asLabel(element.getAttribute("aria-label"));
}

const termOf = (element: Element) => (element.tagName === "DD" ? before(element, /^DT$/) : null);

/** The cell of the head above a cell. */
export function headerCell(cell: HTMLTableCellElement): Element | null {
	const rows = [...(cell.closest("table")?.tHead?.rows ?? [])];
	return rows.map((row) => row.cells[cell.cellIndex]).find((each) => each !== cell && asLabel(textOf(each))) ?? null;
}

/** What stands above a value up to its region: headings, and the names of its blocks. */
export function marksAbove(element: Element, region: Element): string {
	let marks = "";
	for (let at: Element | null = element; at && at !== region; at = at.parentElement) {
		marks += ` ${at.id} ${at.getAttribute("class")} ${at.getAttribute("aria-label")} ${textOf(before(at, HEADING))}`;
	}
	return marks;
}

function before(element: Element, tag: RegExp): Element | null {
	let at = element.previousElementSibling;
	while (at && !tag.test(at.tagName)) at = at.previousElementSibling;
	return at;
}
