import { bytes, u16le } from "./bytes.ts";

type Options = { width?: number; height?: number; frames?: number; blocks?: Uint8Array[] };

/** A picture of one colour; with several frames it moves. */
export function aGif({ width = 8, height = 8, frames = 1, blocks = [] }: Options = {}): Uint8Array<ArrayBuffer> {
	const frame = bytes([0x2c], u16le(0), u16le(0), u16le(8), u16le(8), [0, 7], points(64), [0]);
	return bytes(
		"GIF89a",
		u16le(width),
		u16le(height),
		[0xf6, 0, 0],
		table(),
		...blocks,
		...Array.from({ length: frames }, () => frame),
		[0x3b],
	);
}

export function comment(words: string): Uint8Array {
	return bytes([0x21, 0xfe, words.length], words, [0]);
}

function table(): number[] {
	return Array.from({ length: 128 }, (_, n) => [n, 255 - n, 128]).flat();
}

/** Not packed at all: with a new start (128) before the words grow, each word is one byte. */
function points(count: number): Uint8Array {
	const words = Array.from({ length: count }, (_, n) => (n % 100 === 0 ? [128, n % 128] : [n % 128])).flat();
	return bytes([words.length + 1], words, [129]);
}
