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
	let block = place;
	while (display(block) === "inline" && block.parentElement) block = block.parentElement;
	const box = block.getBoundingClientRect();
	const range = document.createRange();
	const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
	let { right: from, left: to } = box;
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		range.selectNode(node);
		const text = range.getBoundingClientRect();
		if (text.width === 0 || text.top > box.top + 24) continue;
		from = Math.min(from, text.left);
		to = Math.max(to, text.right);
	}
	return getComputedStyle(block).direction === "rtl" ? from - box.left : box.right - to;
}
