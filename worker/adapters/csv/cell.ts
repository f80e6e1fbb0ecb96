/** Excel writes such signs where it found nothing, and systems such words. */
const NOTHING =
	/^(?:#(?:n\/a|ref!|value!|name\?|div\/0!|num!|null!)|\(?null\)?|nil|n\/?a|none|nan|undefined|unknown|desconocido|-+|–|—|\.)$/i;

/** A cell as it was before Excel or its like wrote it as a formula (`="0123"`) or marked it as text (`'0123`). */
export function plainCell(cell: string | undefined): string {
	const text = (cell ?? "")
		.replace(/\p{Cf}+/gu, "")
		.replace(/[\p{Cc}\u00a0]+/gu, " ")
		.trim();
	const [, formula] = /^=\s*"(.*)"$/.exec(text) ?? [];
	return (formula ?? text.replace(/^['`](?=[\d+=])/, "")).trim();
}

/** As `plainCell`, and empty where it only says that there is nothing. Names are not read so: there are people called Null. */
export function filled(cell: string | undefined): string {
	const text = plainCell(cell);
	return NOTHING.test(text) ? "" : text;
}

/** Excel shows a long number like this and writes what it shows: the digits are lost. */
export function isDamaged(text: string): boolean {
	return /^[+-]?\d(?:[.,]\d+)?e\+\d+$/i.test(text) || /^#{3,}$/.test(text);
}

/** A number that went through a calculation is written with a decimal. */
export function withoutDecimal(text: string): string {
	return /^\d+\.0+$/.test(text) ? text.slice(0, text.indexOf(".")) : text;
}

/** One line, at most so long. */
export function lineOf(text: string, longest: number): string {
	return text.replace(/\s+/g, " ").trim().slice(0, longest).trim();
}
