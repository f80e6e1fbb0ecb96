import { ascii, BROKEN, isHuge, joined, type Shape, startsWith, viewOf } from "./shape.ts";

const SIGNATURE = "\x89PNG\r\n\x1a\n";
/** What draws the picture, moving ones among them; words, times and a camera's notes go. */
const DRAWS: ReadonlySet<string> = new Set(
	"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT".split(" "),
);

export function readPng(bytes: Uint8Array): Shape {
	if (!startsWith(bytes, SIGNATURE)) return null;
	const view = viewOf(bytes);
	const pieces = [bytes.subarray(0, 8)];
	if (bytes.length < 45 || view.getUint32(8) !== 13 || ascii(bytes, 12, 4) !== "IHDR") return BROKEN;
	const [width, height] = [view.getUint32(16), view.getUint32(20)];
	if (width === 0 || height === 0) return BROKEN;
	if (isHuge(width, height)) return { cause: "dimensions" };
	let hasImage = false;
	for (let at = 8; at + 12 <= bytes.length; ) {
		const name = ascii(bytes, at + 4, 4);
		const end = at + 12 + view.getUint32(at);
		if (!/^[A-Za-z]{4}$/.test(name) || end > bytes.length || (name === "IHDR" && at !== 8)) return BROKEN;
		hasImage ||= name === "IDAT";
		if (name === "fcTL" && isHuge(view.getUint32(at + 12), view.getUint32(at + 16))) return { cause: "dimensions" };
		if (DRAWS.has(name)) pieces.push(bytes.subarray(at, end));
		if (name === "IEND") return hasImage ? { bytes: joined(bytes, pieces), width, height } : BROKEN;
		at = end;
	}
	return BROKEN;
}
