/** Pieces of a file, one behind the other; letters stand for one byte each. */
export function bytes(...pieces: readonly (string | number | readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> {
	return new Uint8Array(
		pieces.flatMap((piece) => {
			if (typeof piece === "string") return Array.from(piece, (letter) => letter.charCodeAt(0));
			return typeof piece === "number" ? [piece] : Array.from(piece);
		}),
	);
}

export function u16(value: number): number[] {
	return [(value >> 8) & 255, value & 255];
}

export function u32(value: number): number[] {
	return [...u16(value >>> 16), ...u16(value & 0xffff)];
}

export function u16le(value: number): number[] {
	return u16(value).reverse();
}

export function u32le(value: number): number[] {
	return u32(value).reverse();
}
