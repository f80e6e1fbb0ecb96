import { ascii, BROKEN, type Shape, startsWith, viewOf } from "./shape.ts";

// Films and sound of phones (ISO 14496-12): boxes in boxes. What phones note about the place lies in boxes of its own; they are
// blanked where they stand, so that nothing else has to move.

const MP4_BRANDS = /^(isom|iso[2-9]|mp4[12]|avc1|M4V |M4A |M4VP|M4VH|MSNV|dash|mmp4|f4v )$/;
const PHONE_BRANDS = /^3g[p2sregh6]/;
const NOTES: ReadonlySet<string> = new Set(["udta", "meta", "uuid"]);
const HOLDERS: ReadonlySet<string> = new Set(["moov", "trak", "mdia", "minf"]);

type Box = { name: string; at: number; start: number; end: number };

export function readMp4(bytes: Uint8Array): Shape {
	const shape = readMedia(bytes, (brand) => MP4_BRANDS.test(brand));
	return shape && !("cause" in shape) && ascii(bytes, 8, 4).startsWith("M4A") ? { ...shape, contentType: "audio/mp4" } : shape;
}

export function read3gp(bytes: Uint8Array): Shape {
	return readMedia(bytes, (brand) => PHONE_BRANDS.test(brand));
}

function readMedia(bytes: Uint8Array, isOurs: (brand: string) => boolean): Shape {
	if (!startsWith(bytes, "ftyp", 4)) return null;
	const boxes = boxesIn(bytes, 0, bytes.length);
	const first = boxes?.[0];
	if (!boxes || first?.name !== "ftyp") return BROKEN;
	if (!brandsOf(bytes, first).some(isOurs)) return null;
	if (!boxes.some(({ name }) => name === "moov") || !boxes.some(({ name }) => name === "mdat")) return BROKEN;
	const notes = notesIn(bytes, boxes);
	if (!notes) return BROKEN;
	return { bytes: notes.length > 0 ? blanked(bytes, notes) : bytes };
}

/** The first brand, and those that it is said to go with. */
function brandsOf(bytes: Uint8Array, { start, end }: Box): string[] {
	const brands = [ascii(bytes, start, 4)];
	for (let at = start + 8; at + 4 <= end && brands.length < 32; at += 4) brands.push(ascii(bytes, at, 4));
	return brands;
}

/** Null where they do not fill the place to its end. */
function boxesIn(bytes: Uint8Array, from: number, until: number): Box[] | null {
	const view = viewOf(bytes);
	const boxes: Box[] = [];
	for (let at = from; at < until; ) {
		if (at + 8 > until || boxes.length > 10_000) return null;
		const size = view.getUint32(at);
		const name = ascii(bytes, at + 4, 4);
		const isLong = size === 1;
		if (isLong && at + 16 > until) return null;
		const length = isLong ? Number(view.getBigUint64(at + 8)) : size === 0 ? until - at : size;
		const start = at + (isLong ? 16 : 8);
		if (at + length < start || at + length > until || !/^[\x20-\x7e\xa9]{4}$/.test(name)) return null;
		boxes.push({ name, at, start, end: at + length });
		at += length;
	}
	return boxes;
}

function notesIn(bytes: Uint8Array, boxes: readonly Box[], depth = 0): Box[] | null {
	const found: Box[] = [];
	for (const box of boxes) {
		if (NOTES.has(box.name)) found.push(box);
		if (!HOLDERS.has(box.name) || depth > 4) continue;
		const inside = boxesIn(bytes, box.start, box.end);
		const notes = inside && notesIn(bytes, inside, depth + 1);
		if (!notes) return null;
		found.push(...notes);
	}
	return found;
}

function blanked(bytes: Uint8Array, notes: readonly Box[]): Uint8Array {
	const clean = bytes.slice();
	for (const { at, start, end } of notes) {
		clean.set(new TextEncoder().encode("free"), at + 4);
		clean.fill(0, start, end);
	}
	return clean;
}
