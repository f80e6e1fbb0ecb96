import { BROKEN, type Shape } from "./shape.ts";

const MOST_BYTES = 1024 * 1024;
const MARKUP = /<\s*(?:script|svg|iframe|object|embed)\b/i;
const PAGE = /^\s*<|<\s*(?:html|head|body|!doctype|\?xml)\b/i;

/** Of other types that are letters too. */
const OTHER = /^\s*(?:\{\\rtf|%PDF-|BEGIN:V)/i;

/** Spreadsheets take a cell that begins so for something to work out; a number or a phone number is none. */
const FORMULA = /(?:^|[,;\t\r\n])[ "']*(?:[=@\uff1d\uff20]|[+\-\uff0b\uff0d](?![\d .()-]*(?:["',;\t\r\n]|$)))/;

export function readCsv(bytes: Uint8Array): Shape {
	const text = textOf(bytes);
	if (text === null || PAGE.test(text) || MARKUP.test(text) || OTHER.test(text)) return null;
	return FORMULA.test(text) ? { bytes, warnings: ["formulas"] } : { bytes };
}

export function readIcs(bytes: Uint8Array): Shape {
	return readCard(bytes, /^\s*BEGIN:VCALENDAR\s*\r?\n/i, /\nEND:VCALENDAR\s*$/i);
}

export function readVcard(bytes: Uint8Array): Shape {
	return readCard(bytes, /^\s*BEGIN:VCARD\s*\r?\n/i, /\nEND:VCARD\s*$/i);
}

/** RFC 5545 and 6350: lines between a beginning and an end. */
function readCard(bytes: Uint8Array, begin: RegExp, end: RegExp): Shape {
	const text = textOf(bytes);
	if (text === null || !begin.test(text)) return null;
	if (bytes.length > MOST_BYTES || !end.test(text) || !/\nVERSION[;:]/i.test(text)) return BROKEN;
	return MARKUP.test(text) ? { cause: "active" } : { bytes };
}

/** Null for what is no text. */
function textOf(bytes: Uint8Array): string | null {
	try {
		const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
		return NO_TEXT.test(text) ? null : text;
	} catch {
		return null;
	}
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const NO_TEXT = /[\0-\x08\x0e-\x1f\x7f]/;
