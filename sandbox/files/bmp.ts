import { bytes, u16le, u32le } from "./bytes.ts";

export function aBmp({ width = 4, height = 4, more = "" } = {}): Uint8Array<ArrayBuffer> {
	const row = Math.ceil((width * 3) / 4) * 4;
	const points = Math.min(row * height, 4096);
	const header = [
		u32le(40),
		u32le(width),
		u32le(height),
		u16le(1),
		u16le(24),
		u32le(0),
		u32le(points),
		u32le(2835),
		u32le(2835),
		u32le(0),
		u32le(0),
	];
	return bytes("BM", u32le(54 + points), u32le(0), u32le(54), ...header, Array(points).fill(120), more);
}
