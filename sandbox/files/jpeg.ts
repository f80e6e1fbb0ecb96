import { bytes, u16, u16le, u32, u32le } from "./bytes.ts";

/** How many codes there are of each length, and what they stand for: a size of the step to the next block, and "no more in this block". */
const STEPS = { lengths: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] };
const ENDS = { lengths: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], values: [0] };

type Options = { width?: number; height?: number /** Segments behind the first mark. */; notes?: Uint8Array[] };

/** A grey picture, darker from block to block: a baseline JPEG that every browser draws. */
export function aJpeg({ width = 32, height = 16, notes = [] }: Options = {}): Uint8Array<ArrayBuffer> {
	const table = ({ lengths, values }: typeof STEPS) => [...lengths, ...values];
	return bytes(
		...[[0xff, 0xd8], segment(0xe0, bytes("JFIF\0", [1, 1, 0], u16(1), u16(1), [0, 0])), ...notes],
		...[segment(0xdb, bytes(0, Array(64).fill(8))), segment(0xc0, bytes(8, u16(height), u16(width), [1, 1, 0x11, 0]))],
		...[segment(0xc4, bytes(0x00, table(STEPS))), segment(0xc4, bytes(0x10, table(ENDS))), segment(0xda, bytes([1, 1, 0, 0, 63, 0]))],
		...[scan(Math.ceil(width / 8) * Math.ceil(height / 8)), [0xff, 0xd9]],
	);
}

export function segment(marker: number, content: Uint8Array): Uint8Array {
	return bytes([0xff, marker], u16(content.length + 2), content);
}

/** Each block is one step (7, of size 3: code 100, then its three bits) darker than the one before; then its end (code 0). */
function scan(blocks: number): Uint8Array {
	const bits = "1001110".repeat(blocks).padEnd(Math.ceil((blocks * 7) / 8) * 8, "1");
	const raw = Array.from({ length: bits.length / 8 }, (_, n) => Number.parseInt(bits.slice(n * 8, n * 8 + 8), 2));
	return bytes(raw.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])));
}

/** What a phone notes: on its side, by which maker, and where it was. */
export function cameraNote(maker = "CANARY-MAKER"): Uint8Array {
	const place = 8 + 2 + 3 * 12 + 4;
	const words = place + 2 + 12 + 4;
	const entry = (tag: number, type: number, count: number, value: readonly number[]) => [
		...u16le(tag),
		...u16le(type),
		...u32le(count),
		...value,
	];
	const tiff = bytes(
		...["II", u16le(42), u32le(8), u16le(3)],
		...[entry(0x010f, 2, maker.length, u32le(words)), entry(0x0112, 3, 1, [6, 0, 0, 0]), entry(0x8825, 4, 1, u32le(place)), u32(0)],
		...[
			u16le(1),
			entry(
				0x0001,
				2,
				2,
				[..."N\0\0\0"].map((letter) => letter.charCodeAt(0)),
			),
			u32(0),
			maker,
			"GPS-CANARY 42.3601N",
		],
	);
	return segment(0xe1, bytes("Exif\0\0", tiff));
}
