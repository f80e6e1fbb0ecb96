import { BROKEN, type Shape, startsWith, viewOf } from "./shape.ts";

/** Pages from the first byte to the last (RFC 3533). */
export function readOgg(bytes: Uint8Array): Shape {
	if (!startsWith(bytes, "OggS")) return null;
	if (((bytes[5] ?? 0) & 2) === 0) return BROKEN;
	for (let at = 0; at < bytes.length; ) {
		const segments = bytes[at + 26];
		if (!startsWith(bytes, "OggS\0", at) || segments === undefined || at + 27 + segments > bytes.length) return BROKEN;
		const lengths = bytes.subarray(at + 27, at + 27 + segments);
		at += 27 + segments + lengths.reduce((sum, length) => sum + length, 0);
		if (at > bytes.length) return BROKEN;
	}
	return { bytes };
}

/** Bytes of a frame by its type (RFC 4867, sections 5.3 and 3.6). */
const NARROW = [12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0];
const WIDE = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0];

export function readAmr(bytes: Uint8Array): Shape {
	const isWide = startsWith(bytes, "#!AMR-WB\n");
	if (!isWide && !startsWith(bytes, "#!AMR\n")) return null;
	let at = isWide ? 9 : 6;
	if (at === bytes.length) return BROKEN;
	while (at < bytes.length) {
		const head = bytes[at] ?? 0;
		const length = (isWide ? WIDE : NARROW)[(head >> 3) & 15] ?? -1;
		if (head & 0x83 || length < 0) return BROKEN;
		at += 1 + length;
	}
	return { bytes };
}

/** Kilobits of a frame (ATSC A/52, table 5.18). */
const KBITS = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640];

export function readAc3(bytes: Uint8Array): Shape {
	if (!startsWith(bytes, "\x0b\x77")) return null;
	let frames = 0;
	for (let at = 0; at < bytes.length; frames += 1) {
		const length = startsWith(bytes, "\x0b\x77", at) && at + 6 <= bytes.length ? frameBytes(bytes, at) : null;
		if (length === null) return BROKEN;
		at += length;
	}
	return frames > 0 ? { bytes } : BROKEN;
}

function frameBytes(bytes: Uint8Array, at: number): number | null {
	const [code, stream] = [bytes[at + 4] ?? 0, (bytes[at + 5] ?? 0) >> 3];
	// Enhanced: the frame says its own length.
	if (stream > 10 && stream <= 16) return ((viewOf(bytes).getUint16(at + 2) & 0x7ff) + 1) * 2;
	const kbits = KBITS[(code & 63) >> 1];
	if (kbits === undefined || stream > 10) return null;
	const hertz = code >> 6;
	if (hertz === 0) return kbits * 4;
	if (hertz === 2) return kbits * 6;
	return hertz === 1 ? 2 * (Math.floor((320 * kbits) / 147) + (code & 1)) : null;
}
