import { bytes, u16, u32le } from "./bytes.ts";

/** Silence in frames of 128 kbit/s at 44.1 kHz. */
export function anMp3({ frames = 4, before = "", after = "" } = {}): Uint8Array<ArrayBuffer> {
	return bytes(before, ...Array.from({ length: frames }, () => bytes([0xff, 0xfb, 0x90, 0x64], Array(413).fill(0))), after);
}

export function anAmr(frames = 20): Uint8Array<ArrayBuffer> {
	return bytes("#!AMR\n", ...Array.from({ length: frames }, () => [0x3c, ...Array(31).fill(0)]));
}

/** 48 kHz, 32 kbit/s: 128 bytes a frame. */
export function anAc3(frames = 4): Uint8Array<ArrayBuffer> {
	return bytes(...Array.from({ length: frames }, () => [0x0b, 0x77, ...u16(0), 0, 0x40, 0x2f, 0x84, ...Array(120).fill(0)]));
}

/** Opus: what it is, by whom it was made, a moment of silence. */
export function anOgg(): Uint8Array<ArrayBuffer> {
	const head = bytes("OpusHead", [1, 1], [0, 0], u32le(48_000), [0, 0], 0);
	const tags = bytes("OpusTags", u32le(4), "none", u32le(0));
	return bytes(page(head, 2, 0), page(tags, 0, 1), page(bytes([0xf8, 0xff, 0xfe]), 4, 2));
}

function page(packet: Uint8Array, flags: number, n: number): Uint8Array {
	const rest = (sum: readonly number[]) => bytes("OggS", [0, flags], Array(8).fill(0), u32le(1), u32le(n), sum, [1, packet.length], packet);
	return rest(u32le(checksum(rest([0, 0, 0, 0]))));
}

/** RFC 3533: CRC-32 with polynomial 0x04c11db7, from zero, unreflected. */
function checksum(page: Uint8Array): number {
	let sum = 0;
	for (const byte of page) {
		sum ^= byte << 24;
		for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
	}
	return sum >>> 0;
}
