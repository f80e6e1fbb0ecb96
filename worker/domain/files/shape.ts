import type { FileTrouble, FileWarning } from "../../../shared/schemas/file.ts";

/** What a reader of one type makes of some bytes. Null: they are not of that type at all. */
export type Shape = Sound | { cause: FileTrouble } | null;

export type Sound = {
	/** The bytes without what is private or does not belong there; the same ones when there is nothing to take out. */
	bytes: Uint8Array;
	width?: number;
	height?: number;
	warnings?: FileWarning[];
	/** Where the type alone does not say it. */
	contentType?: string;
};

export const BROKEN = { cause: "broken" } as const;

/** What a picture may unfold to, in points: a small file can be a very large one. */
const MOST_POINTS = 50_000_000;

export function isHuge(width: number, height: number): boolean {
	return width * height > MOST_POINTS;
}

export function ascii(bytes: Uint8Array, at: number, length: number): string {
	return String.fromCharCode(...bytes.subarray(at, at + length));
}

export function startsWith(bytes: Uint8Array, start: string, at = 0): boolean {
	if (bytes.length < at + start.length) return false;
	for (let i = 0; i < start.length; i++) if (bytes[at + i] !== start.charCodeAt(i)) return false;
	return true;
}

export function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** One byte for one letter, whatever it means. */
export function latin1(bytes: Uint8Array): string {
	return new TextDecoder("latin1").decode(bytes);
}

/** `pieces` one behind the other; `whole` itself when they are all of it. */
export function joined(whole: Uint8Array, pieces: readonly Uint8Array[]): Uint8Array {
	const size = pieces.reduce((sum, { length }) => sum + length, 0);
	if (size === whole.length) return whole;
	const made = new Uint8Array(size);
	let at = 0;
	for (const piece of pieces) {
		made.set(piece, at);
		at += piece.length;
	}
	return made;
}
