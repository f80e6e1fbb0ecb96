import { orientationOf, orientationSegment } from "./orientation.ts";
import { BROKEN, isHuge, joined, type Shape, startsWith, viewOf } from "./shape.ts";

// A JPEG is a row of segments (ITU T.81, annex B). Kept is what draws the picture: where and with what it was taken goes, and
// whatever follows the end.

const SOF: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const [SOI, EOI, SOS, APP0, APP1, APP15, COM] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xef, 0xfe];

export function readJpeg(bytes: Uint8Array): Shape {
	if (bytes[0] !== 0xff || bytes[1] !== SOI || bytes[2] !== 0xff) return null;
	const pieces = [bytes.subarray(0, 2)];
	let size: { width: number; height: number } | null = null;
	let orientation = 1;
	for (let at = 2; ; ) {
		const segment = segmentAt(bytes, at);
		if (!segment) return BROKEN;
		const { marker, start, end } = segment;
		if (marker === EOI) {
			pieces.push(bytes.subarray(start, end));
			break;
		}
		if (SOF.has(marker)) size = { height: viewOf(bytes).getUint16(start + 5), width: viewOf(bytes).getUint16(start + 7) };
		if (size && isHuge(size.width, size.height)) return { cause: "dimensions" };
		if (marker === APP1 && startsWith(bytes, "Exif\0\0", start + 4)) orientation = orientationOf(bytes.subarray(start + 10, end));
		if (marker === SOS && !size) return BROKEN;
		if (belongs(bytes, marker, start))
			pieces.push(marker === APP0 ? withoutThumbnail(bytes.subarray(start, end)) : bytes.subarray(start, end));
		at = end;
	}
	if (!size || size.width === 0 || size.height === 0) return BROKEN;
	// Without it the picture would lie on its side; of all that a camera notes it is the one thing that draws.
	if (orientation > 1) pieces.splice(1, 0, orientationSegment(orientation));
	return { bytes: joined(bytes, pieces), ...size };
}

/** One segment, with the picture's own data where it has some; null where there is none or it does not end. */
function segmentAt(bytes: Uint8Array, at: number): { marker: number; start: number; end: number } | null {
	if (bytes[at] !== 0xff) return null;
	let start = at;
	while (bytes[start + 1] === 0xff) start++;
	const marker = bytes[start + 1];
	if (marker === undefined || marker === 0 || marker === SOI) return null;
	if (marker === EOI) return { marker, start, end: start + 2 };
	if (start + 4 > bytes.length) return null;
	const length = viewOf(bytes).getUint16(start + 2);
	const end = start + 2 + length;
	if (length < 2 || end > bytes.length || (SOF.has(marker) && length < 9)) return null;
	if (marker !== SOS) return { marker, start, end };
	const next = endOfScan(bytes, end);
	return next === null ? null : { marker, start, end: next };
}

function endOfScan(bytes: Uint8Array, from: number): number | null {
	for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
		const next = bytes[at + 1] ?? 0;
		if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
	}
	return null;
}

/** Of the notes only those that say how colours are meant. */
function belongs(bytes: Uint8Array, marker: number, start: number): boolean {
	if (marker === COM) return false;
	if (marker < APP0 || marker > APP15) return true;
	const said = start + 4;
	return startsWith(bytes, "JFIF\0", said) || startsWith(bytes, "ICC_PROFILE\0", said) || startsWith(bytes, "Adobe", said);
}

/** A small picture of the whole may show what was cut off. */
function withoutThumbnail(segment: Uint8Array): Uint8Array {
	if (segment.length <= 18) return segment;
	const plain = segment.slice(0, 18);
	plain.set([0, 16], 2);
	plain.set([0, 0], 16);
	return plain;
}
