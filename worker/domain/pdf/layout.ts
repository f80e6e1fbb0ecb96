import { type Face, widthOf } from "./width.ts";
import { printable } from "./win-ansi.ts";
import { wrapped } from "./wrap.ts";

/** What a document is made of, from top to bottom. `quote`: words of somebody else, marked by a bar beside them. */
export type Block =
	| { kind: "title" | "heading" | "text" | "small"; text: string }
	| { kind: "pair"; label: string; value: string; quote?: boolean };

export type Paper = "letter" | "a4";

export type PlacedLine = { text: string; x: number; y: number; face: Face; size: number; bar: boolean };
export type Page = PlacedLine[];

export const PAPERS: Record<Paper, { width: number; height: number }> = {
	letter: { width: 612, height: 792 },
	a4: { width: 595, height: 842 },
};

const MARGIN = 56;
const FOOT = 30;
const LABELS = 128;
const LEADING = 1.35;

const LOOKS = {
	title: { face: "bold", size: 17, before: 0 },
	heading: { face: "bold", size: 12, before: 14 },
	text: { face: "regular", size: 10, before: 5 },
	small: { face: "regular", size: 8.5, before: 4 },
	pair: { face: "regular", size: 9.5, before: 3 },
} as const satisfies Record<Block["kind"], { face: Face; size: number; before: number }>;

/** So much of what follows a heading stays with it. */
const KEPT_TOGETHER = 60;

type Row = { lines: Omit<PlacedLine, "y">[]; height: number; before: number; needs: number };

/** The pages, each with its number at the foot; `footer` gets both numbers. */
export function pages(blocks: Block[], paper: Paper, footer: (page: number, of: number) => string): Page[] {
	const { width, height } = PAPERS[paper];
	const laid: Page[] = [[]];
	let y = height - MARGIN;
	for (const row of blocks.flatMap((block) => rows(block, width - 2 * MARGIN))) {
		if (y - row.before - row.needs < MARGIN + FOOT && y < height - MARGIN) {
			laid.push([]);
			y = height - MARGIN;
		}
		y -= (y === height - MARGIN ? 0 : row.before) + row.height;
		laid.at(-1)?.push(...row.lines.map((line) => ({ ...line, y })));
	}
	return laid.map((page, index) => [...page, foot(printable(footer(index + 1, laid.length)), width)]);
}

function rows(block: Block, width: number): Row[] {
	const { face, size, before } = LOOKS[block.kind];
	const height = size * LEADING;
	const column = block.kind === "pair" ? width - LABELS : width;
	const x = MARGIN + width - column;
	const bar = block.kind === "pair" && block.quote === true;
	const value = linesOf(block.kind === "pair" ? block.value : block.text, column, face, size);
	const label = block.kind === "pair" ? linesOf(block.label, LABELS - 10, "bold", size) : [];
	return Array.from({ length: Math.max(value.length, label.length) }, (_, index) => ({
		lines: [
			...(label[index] === undefined ? [] : [{ text: label[index], x: MARGIN, face: "bold" as const, size, bar: false }]),
			...(value[index] === undefined ? [] : [{ text: value[index], x, face, size, bar }]),
		],
		height,
		before: index === 0 ? before : 0,
		needs: block.kind === "heading" ? height + KEPT_TOGETHER : height,
	}));
}

/** A line that the text itself begins anew is a new line here. */
function linesOf(text: string, width: number, face: Face, size: number): string[] {
	return text.split(/\r\n|\n/).flatMap((line) => wrapped(printable(line), width, face, size));
}

function foot(text: string, pageWidth: number): PlacedLine {
	const size = 8;
	return { text, x: pageWidth - MARGIN - widthOf(text, "regular", size), y: MARGIN - 16, face: "regular", size, bar: false };
}
