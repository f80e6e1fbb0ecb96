import Papa, { type ParseResult } from "papaparse";

// The text between two line ends is a row only where no quote is open. A quote that nobody closes would make one row of the rest of the
// file: such a row is given up after its first line and reading goes on with the next, so that one bad line costs one patient, not all.

/** Longer rows and wider ones are none of a practice management system. */
const LONGEST_ROW = 65_536;
const MOST_CELLS = 500;
/** After so many lines with a bad quote the quotes of this file mean nothing across lines. */
const BAD_QUOTES = 200;

export type Row = { line: number; cells: string[] };
export type Taken = { rows: Row[]; rest: string; line: number; broken: number; isSkipping: boolean };
export type Before = { line: number; broken: number; isSkipping: boolean; delimiter: string };

/** All whole rows at the beginning of `text`, whose line ends are "\n" alone. A row that cannot be read comes without any cell. */
export function takeRows(text: string, before: Before, isLast: boolean): Taken {
	const taken: Taken = { rows: [], rest: "", line: before.line, broken: before.broken, isSkipping: false };
	let at = before.isSkipping ? skipLine(text, 0, taken) : 0;
	while (at < text.length) {
		const end = text.indexOf("\n", at);
		const isByLine = taken.broken >= BAD_QUOTES && end !== -1;
		const window = text.slice(at, isByLine ? end + 1 : at + LONGEST_ROW);
		const { rows, used, isBroken } = rowsOf(window, before.delimiter);
		for (const cells of rows) take(taken, cells);
		at += used;
		if (isBroken || (used === 0 && (isLast || isByLine || window.length === LONGEST_ROW))) at = giveUpLine(text, at, taken);
		else if (used === 0) break;
	}
	return { ...taken, rest: text.slice(at) };
}

export function rowsOf(window: string, delimiter: string): { rows: string[][]; used: number; isBroken: boolean } {
	const { data, errors, meta } = parse(window, { delimiter });
	if (errors.length === 0) return { rows: data, used: meta.cursor, isBroken: false };
	return oneByOne(window, delimiter);
}

/** Only windows with an odd quote come here: a row that such a quote makes run over a line end is not believed. */
function oneByOne(window: string, delimiter: string): { rows: string[][]; used: number; isBroken: boolean } {
	const rows: string[][] = [];
	let used = 0;
	for (;;) {
		const { data, errors, meta } = parse(window.slice(used), { delimiter, preview: 1, fastMode: false });
		const [cells] = data;
		if (!cells) return { rows, used, isBroken: false };
		if (errors.length > 0 && lineEnds(cells) > 0) return { rows, used, isBroken: true };
		rows.push(cells);
		used += meta.cursor;
	}
}

function parse(window: string, how: { delimiter: string; preview?: number; fastMode?: boolean }): ParseResult<string[]> {
	return new Papa.Parser({ newline: "\n", ...how }).parse(window, 0, true);
}

function take(taken: Taken, cells: string[]): void {
	const { line } = taken;
	taken.line += 1 + lineEnds(cells);
	if (cells.length === 1 && cells[0]?.trim() === "") return;
	taken.rows.push({ line, cells: cells.length > MOST_CELLS ? [] : cells });
}

function giveUpLine(text: string, at: number, taken: Taken): number {
	taken.rows.push({ line: taken.line, cells: [] });
	taken.broken += 1;
	return skipLine(text, at, taken);
}

function skipLine(text: string, at: number, taken: Taken): number {
	const end = text.indexOf("\n", at);
	taken.isSkipping = end === -1;
	if (end === -1) return text.length;
	taken.line += 1;
	return end + 1;
}

function lineEnds(cells: readonly string[]): number {
	let count = 0;
	for (const cell of cells) for (let at = cell.indexOf("\n"); at !== -1; at = cell.indexOf("\n", at + 1)) count += 1;
	return count;
}
