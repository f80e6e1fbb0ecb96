import { ascii, viewOf } from "./shape.ts";

const TAG = 0x0112;

/** How a picture is to be turned (TIFF 6.0, tag 274), out of what a camera noted; 1: as it is. */
export function orientationOf(tiff: Uint8Array): number {
	const order = ascii(tiff, 0, 2);
	if ((order !== "II" && order !== "MM") || tiff.length < 8) return 1;
	const little = order === "II";
	const view = viewOf(tiff);
	const directory = view.getUint32(4, little);
	if (directory + 2 > tiff.length) return 1;
	const count = view.getUint16(directory, little);
	for (let n = 0; n < count; n++) {
		const at = directory + 2 + n * 12;
		if (at + 12 > tiff.length) return 1;
		if (view.getUint16(at, little) !== TAG) continue;
		const value = view.getUint16(at + 8, little);
		return value >= 1 && value <= 8 ? value : 1;
	}
	return 1;
}

/** A camera's note that says nothing else. */
export function orientationSegment(orientation: number): Uint8Array {
	const header = [0xff, 0xe1, 0, 34, ...new TextEncoder().encode("Exif\0\0"), 0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
	return new Uint8Array([...header, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
}
