const FLOWS = /^(block|inline|inline-block|flow-root|table-cell|list-item)$/;

/** Where a button can stand without becoming an entry of a grid, or a part of a link. */
export function standIn(name: Element, region: Element): Element {
	let at = name;
	while (at !== region && at.parentElement && (at.matches("a, button, label, input, select, textarea") || !FLOWS.test(display(at)))) {
		at = at.parentElement;
	}
	return at;
}

const display = (element: Element) => getComputedStyle(element).display;

/** Which of a row's cells has room in all of these rows: the name's, else the next one that has. */
export function roomiest(rows: { row: Element; name: Element | null }[], width: number): number {
	const [first] = rows;
	const start = first ? [...first.row.children].findIndex((cell) => cell.contains(first.name)) : 0;
	const hasRoom = (cell?: Element) => cell && !cell.querySelector("button, input, select, img, svg") && freeIn(cell) >= width;
	for (let index = Math.max(0, start); first?.row.children[index]; index++) {
		if (rows.every(({ row }) => hasRoom(row.children[index]))) return index;
	}
	return Math.max(0, start);
}

/** What is free at the end of the first line of an element. */
export function freeIn(place: Element): number {
	const block = blockOf(place);
	const { left: to, right: from, top } = block.getBoundingClientRect();
	const isRtl = getComputedStyle(block).direction === "rtl";
	const words = wordsIn(block, top);
	return isRtl ? Math.min(from, ...words.map(({ left }) => left)) - to : from - Math.max(to, ...words.map(({ right }) => right));
}

/** How far from the end of its line a button must stand to hide no word of the region: zero or, beyond that end, less. */
export function shiftIn(place: Element, region: Element, width: number): number {
	const free = freeIn(place);
	if (free >= width) return 0;
	const block = blockOf(place);
	const { left, right, top } = block.getBoundingClientRect();
	const edges = region.getBoundingClientRect();
	const isRtl = getComputedStyle(block).direction === "rtl";
	const [end, last] = isRtl ? [left, left - edges.left] : [right, edges.right - right];
	let at = -free;
	const taken = wordsIn(region, top).map((box) => (isRtl ? [end - box.right, end - box.left] : [box.left - end, box.right - end]));
	for (const [from = 0, to = 0] of taken.sort(([one = 0], [other = 0]) => one - other)) {
		if (to > at && from < at + width) at = to;
	}
	return Math.floor(at + width > last ? free - width : -at - width);
}

function blockOf(place: Element): Element {
	let block = place;
	while (display(block) === "inline" && block.parentElement) block = block.parentElement;
	return block;
}

/** Where words and controls stand on a line that begins at this height. */
function wordsIn(within: Element, top: number): DOMRect[] {
	const found: DOMRect[] = [];
	const range = document.createRange();
	const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		if (node instanceof Element && !node.matches("button, input, select, img, svg")) continue;
		range.selectNode(node);
		const box = range.getBoundingClientRect();
		if (box.width > 0 && box.top <= top + 24 && box.bottom >= top) found.push(box);
	}
	return found;
}
