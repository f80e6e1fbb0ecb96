import { type Delimiter, delimiterOf, saysDelimiter } from "./delimiter.ts";
import { type Decoding, decoded, type Encoding, isUtf8At, unfinished } from "./encoding.ts";
import { type Row, takeRows } from "./rows.ts";

/** How a file is written, by its first bytes. */
export type Sniffed = { encoding: Encoding; delimiter: Delimiter };

/** Where reading stands between two parts; plain JSON, at most about 64 kB of it. */
export type ReadState = Decoding & {
	delimiter: Delimiter;
	text: string;
	endsInCr: boolean;
	line: number;
	broken: number;
	isSkipping: boolean;
};

const LOOKED_AT = 65_536;

export function sniff(first: Uint8Array): Sniffed | { trouble: "not_text" } {
	const bytes = first.subarray(0, LOOKED_AT);
	const encoding = encodingOf(bytes);
	if (encoding === null) return { trouble: "not_text" };
	const decoding = { encoding, isSettled: encoding !== "utf-8", held: [], hasBegun: false };
	const text = decoded(decoding, bytes.subarray(0, bytes.length - (encoding === "utf-8" ? unfinished(bytes) : 0)), true).text;
	if (text.includes("\0")) return { trouble: "not_text" };
	return { encoding, delimiter: delimiterOf(text.replace(/\r\n?/g, "\n")) };
}

export function startRead({ encoding, delimiter }: Sniffed): ReadState {
	const decoding = { encoding, isSettled: encoding !== "utf-8", held: [], hasBegun: false };
	return { ...decoding, delimiter, text: "", endsInCr: false, line: 1, broken: 0, isSkipping: false };
}

/**
 * The rows that end in this part. Parts may be cut anywhere: the rows are the same. A row without cells could not be read: `recordOf` says so.
 * `state.encoding` may become Windows-1252 when the first accent comes late.
 */
export function readPart(before: ReadState, bytes: Uint8Array, isLast: boolean): { state: ReadState; rows: Row[] } {
	const { after, text } = decoded(before, bytes, isLast);
	const heard = before.endsInCr ? `\r${text}` : text;
	const endsInCr = !isLast && heard.endsWith("\r");
	const lines = (endsInCr ? heard.slice(0, -1) : heard).replace(/\r\n?/g, "\n");
	const all = before.text + lines;
	const taken = takeRows(isLast && all !== "" && !all.endsWith("\n") ? `${all}\n` : all, before, isLast);
	const rows = taken.rows.filter(({ line, cells }) => line > 1 || !saysDelimiter(cells, before.delimiter));
	const { rest, line, broken, isSkipping } = taken;
	return { state: { ...before, ...after, text: rest, endsInCr, line, broken, isSkipping }, rows };
}

/** Null: no text, or none that is written in a way we read (such as a workbook, or UTF-16 the other way round). */
function encodingOf(bytes: Uint8Array): Encoding | null {
	const [one, two] = bytes;
	if (one === 0xff && two === 0xfe) return "utf-16le";
	if (one === 0xfe && two === 0xff) return null;
	const nulls = [0, 0];
	for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) nulls[at % 2] = (nulls[at % 2] ?? 0) + 1;
	const [even = 0, odd = 0] = nulls;
	if (odd > bytes.length / 5 && even <= odd / 4) return "utf-16le";
	if (even + odd > 0) return null;
	const beyond = bytes.findIndex((byte) => byte >= 0x80);
	return beyond === -1 || isUtf8At(bytes, beyond) || unfinished(bytes) >= bytes.length - beyond ? "utf-8" : "windows-1252";
}
