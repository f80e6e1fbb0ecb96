import { ascii, BROKEN, isHuge, joined, type Shape, startsWith, viewOf } from "./shape.ts";

const MOST_FRAMES = 500;
const [EXTENSION, IMAGE, TRAILER, CONTROL, APPLICATION] = [0x21, 0x2c, 0x3b, 0xf9, 0xff];
/** How often it moves. */
const LOOPS: ReadonlySet<string> = new Set(["NETSCAPE2.0", "ANIMEXTS1.0"]);

/** GIF89a: what draws and moves stays; comments and what programs noted go, and what follows the end. */
export function readGif(bytes: Uint8Array): Shape {
	if (!startsWith(bytes, "GIF87a") && !startsWith(bytes, "GIF89a")) return null;
	if (bytes.length < 14) return BROKEN;
	const view = viewOf(bytes);
	const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
	if (width === 0 || height === 0) return BROKEN;
	if (isHuge(width, height)) return { cause: "dimensions" };
	const pieces = [bytes.subarray(0, 13 + tableLength(bytes[10] ?? 0))];
	let frames = 0;
	for (let at = 13 + tableLength(bytes[10] ?? 0); at < bytes.length; ) {
		if (bytes[at] === TRAILER) {
			pieces.push(bytes.subarray(at, at + 1));
			return frames > 0 ? { bytes: joined(bytes, pieces), width, height } : BROKEN;
		}
		const end = blockEnd(bytes, at);
		if (end === null) return BROKEN;
		if (bytes[at] === IMAGE) {
			frames += 1;
			if (frames > MOST_FRAMES || isHuge(view.getUint16(at + 5, true), view.getUint16(at + 7, true))) return { cause: "dimensions" };
		}
		if (bytes[at] === IMAGE || draws(bytes, at)) pieces.push(bytes.subarray(at, end));
		at = end;
	}
	return BROKEN;
}

function draws(bytes: Uint8Array, at: number): boolean {
	const label = bytes[at + 1];
	return label === CONTROL || (label === APPLICATION && LOOPS.has(ascii(bytes, at + 3, 11)));
}

function blockEnd(bytes: Uint8Array, at: number): number | null {
	if (bytes[at] === EXTENSION) return chainEnd(bytes, at + 2);
	if (bytes[at] !== IMAGE || at + 10 > bytes.length) return null;
	return chainEnd(bytes, at + 10 + tableLength(bytes[at + 9] ?? 0) + 1);
}

/** Pieces of at most 255 bytes, each with its length in front, up to an empty one. */
function chainEnd(bytes: Uint8Array, from: number): number | null {
	for (let at = from; at < bytes.length; at += 1 + (bytes[at] ?? 0)) if (bytes[at] === 0) return at + 1;
	return null;
}

function tableLength(flags: number): number {
	return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}
