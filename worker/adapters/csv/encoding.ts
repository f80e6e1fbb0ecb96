import type { ImportPreview } from "../../../shared/schemas/pm-copy.ts";

export type Encoding = ImportPreview["encoding"];

/** `isSettled`: a BOM or a letter beyond ASCII has decided. Until then a file is UTF-8, and may turn out to be Windows-1252. */
export type Decoding = { encoding: Encoding; isSettled: boolean; held: number[]; hasBegun: boolean };

/** Windows-1252 differs from Latin-1 in these alone; runtimes disagree on them, so they are spelt out. */
const FROM_0X80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const BLOCK = 8_192;

/** What `bytes` say after all that came before; a character cut in two waits for its other half. */
export function decoded(before: Decoding, bytes: Uint8Array, isLast: boolean): { after: Decoding; text: string } {
	const all = before.held.length === 0 ? bytes : new Uint8Array([...before.held, ...bytes]);
	if (before.encoding === "utf-16le") return withoutBom(before, utf16(all, isLast));
	const cut = isLast ? all.length : all.length - unfinished(all);
	const settled = before.isSettled ? before : settledBy(before, all.subarray(0, cut));
	if (settled.encoding === "windows-1252") return { after: { ...settled, held: [], hasBegun: true }, text: latin(all) };
	const text = new TextDecoder("utf-8", { ignoreBOM: true, fatal: false }).decode(all.subarray(0, cut));
	return withoutBom(settled, { text, held: [...all.subarray(cut)] });
}

/** How many bytes at the end begin a UTF-8 character that is not whole. */
export function unfinished(bytes: Uint8Array): number {
	for (let back = 1; back <= Math.min(3, bytes.length); back++) {
		const byte = bytes[bytes.length - back] ?? 0;
		if (byte < 0x80) return 0;
		if (byte >= 0xc0) return back < lengthFrom(byte) ? back : 0;
	}
	return 0;
}

/** The first character beyond ASCII decides for the whole file, however its bytes are cut. */
function settledBy(before: Decoding, bytes: Uint8Array): Decoding {
	const at = bytes.findIndex((byte) => byte >= 0x80);
	if (at === -1) return before;
	return { ...before, isSettled: true, encoding: isUtf8At(bytes, at) ? "utf-8" : "windows-1252" };
}

export function isUtf8At(bytes: Uint8Array, at: number): boolean {
	const length = lengthFrom(bytes[at] ?? 0);
	if (length < 2 || at + length > bytes.length) return false;
	try {
		new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(bytes.subarray(at, at + length));
		return true;
	} catch {
		return false;
	}
}

function lengthFrom(first: number): number {
	if (first >= 0xc2 && first < 0xe0) return 2;
	if (first >= 0xe0 && first < 0xf0) return 3;
	return first >= 0xf0 && first < 0xf5 ? 4 : 1;
}

function utf16(all: Uint8Array, isLast: boolean): { text: string; held: number[] } {
	let cut = all.length - (all.length % 2);
	const isHighSurrogate = cut >= 2 && ((all[cut - 1] ?? 0) & 0xfc) === 0xd8;
	if (isHighSurrogate && !isLast) cut -= 2;
	const text = new TextDecoder("utf-16le", { ignoreBOM: true, fatal: false }).decode(all.subarray(0, cut));
	return { text, held: isLast ? [] : [...all.subarray(cut)] };
}

function withoutBom(before: Decoding, { text, held }: { text: string; held: number[] }): { after: Decoding; text: string } {
	const after = { ...before, held, hasBegun: before.hasBegun || text !== "" };
	return { after, text: !before.hasBegun && text.startsWith("\ufeff") ? text.slice(1) : text };
}

function latin(bytes: Uint8Array): string {
	let text = "";
	for (let at = 0; at < bytes.length; at += BLOCK) text += String.fromCharCode(...bytes.subarray(at, at + BLOCK));
	return text.replace(/[\u0080-\u009f]/g, (char) => FROM_0X80[char.charCodeAt(0) - 0x80] ?? char);
}
