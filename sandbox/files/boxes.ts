import { bytes, u32 } from "./bytes.ts";

export function box(name: string, ...inside: Uint8Array[]): Uint8Array {
	const content = bytes(...inside);
	return bytes(u32(content.length + 8), name, content);
}

type Options = { notes?: Uint8Array[] };

/** A film with nothing in it, as its frame (ISO 14496-12). `notes`: what a phone writes beside it. */
export function aFilm(brand: string, { notes = [] }: Options = {}): Uint8Array<ArrayBuffer> {
	const header = box(
		"mvhd",
		bytes(u32(0), u32(0), u32(0), u32(1000), u32(0), u32(0x10000), [1, 0], Array(10).fill(0), Array(60).fill(0), u32(1)),
	);
	return bytes(box("ftyp", bytes(brand, u32(512), brand)), box("mdat", bytes(Array(16).fill(0))), box("moov", header, ...notes));
}

/** Where it was made: the box that phones write. */
export function placeNote(): Uint8Array {
	return box("udta", box("\xa9xyz", bytes([0, 18, 0x15, 0xc7], "GPS-CANARY+42.3601/")));
}
