import { crc32, deflateSync } from "node:zlib";
import { bytes, u32 } from "./bytes.ts";

type Options = { width?: number; height?: number; chunks?: Uint8Array[]; image?: Uint8Array };

/** A blue picture. `image`: its packed points, when they are not to fit. */
export function aPng({ width = 24, height = 12, chunks = [], image }: Options = {}): Uint8Array<ArrayBuffer> {
	const points = image ?? deflateSync(bytes(...Array.from({ length: height }, () => [0, ...Array(width).fill([30, 90, 200]).flat()])));
	const header = chunk("IHDR", bytes(u32(width), u32(height), [8, 2, 0, 0, 0]));
	return bytes([0x89], "PNG\r\n\x1a\n", header, ...chunks, chunk("IDAT", points), chunk("IEND", bytes()));
}

export function chunk(name: string, content: Uint8Array): Uint8Array {
	const named = bytes(name, content);
	return bytes(u32(content.length), named, u32(crc32(named)));
}
