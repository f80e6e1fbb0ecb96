export type Face = "regular" | "bold";

// Helvetica as Adobe measured it, in thousandths of the size, from the blank to the tilde.
const REGULAR = `278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584
556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584`;
const BOLD = `278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584
611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556
333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584`;

const WIDTHS: Record<Face, readonly number[]> = {
	regular: REGULAR.split(/\s/).map(Number),
	bold: BOLD.split(/\s/).map(Number),
};

/** No letter is wider: what is not measured here may end a line early, but never runs off the page. */
const WIDEST = 1000;

/** How wide a printable line is, in points. */
export function widthOf(line: string, face: Face, size: number): number {
	let sum = 0;
	for (const letter of line) sum += letterWidth(letter, WIDTHS[face]);
	return (sum * size) / 1000;
}

/** A letter with an accent is as wide as without; only the thin i is wider. */
function letterWidth(letter: string, widths: readonly number[]): number {
	const plain = letter.charCodeAt(0) > 0x7e ? letter.normalize("NFD").charAt(0) : letter;
	if (plain === "i" && plain !== letter) return 278;
	return widths[plain.charCodeAt(0) - 0x20] ?? WIDEST;
}
