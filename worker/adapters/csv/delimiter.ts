import type { ImportPreview } from "../../../shared/schemas/pm-copy.ts";
import { rowsOf } from "./rows.ts";

export type Delimiter = ImportPreview["delimiter"];

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"];
/** Excel writes and reads a first line that says what parts the cells. */
const SAYS = /^"?sep=([,;\t])?"?[,;\t]*$/i;

export function delimiterOf(text: string): Delimiter {
	const said = SAYS.exec(text.slice(0, text.indexOf("\n") === -1 ? undefined : text.indexOf("\n")))?.[1];
	const named = DELIMITERS.find((delimiter) => delimiter === said);
	if (named) return named;
	const [best] = DELIMITERS.map((delimiter) => ({ delimiter, worth: worthOf(text, delimiter) })).sort((a, b) => b.worth - a.worth);
	return best?.delimiter ?? ",";
}

/** A line that speaks to Excel alone. */
export function saysDelimiter(cells: readonly string[], delimiter: string): boolean {
	return SAYS.test(cells.join(delimiter));
}

/** Rows that have as many cells as most rows have, by the ends of cells in them. Titles and totals are few. */
function worthOf(text: string, delimiter: Delimiter): number {
	const counts = new Map<number, number>();
	for (const { length } of rowsOf(text.endsWith("\n") ? text : `${text}\n`, delimiter).rows)
		counts.set(length, (counts.get(length) ?? 0) + 1);
	return Math.max(0, ...[...counts].map(([cells, rows]) => (cells - 1) * rows));
}
