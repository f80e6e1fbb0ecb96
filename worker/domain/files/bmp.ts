import { BROKEN, isHuge, type Shape, startsWith, viewOf } from "./shape.ts";

const HEADERS: ReadonlySet<number> = new Set([12, 40, 52, 56, 64, 108, 124]);

export function readBmp(bytes: Uint8Array): Shape {
	if (!startsWith(bytes, "BM")) return null;
	if (bytes.length < 26) return BROKEN;
	const view = viewOf(bytes);
	const header = view.getUint32(14, true);
	if (view.getUint32(2, true) !== bytes.length || !HEADERS.has(header) || bytes.length < 14 + header) return BROKEN;
	const isOld = header === 12;
	const width = isOld ? view.getUint16(18, true) : view.getInt32(18, true);
	const height = Math.abs(isOld ? view.getInt16(20, true) : view.getInt32(22, true));
	if (width <= 0 || height === 0) return BROKEN;
	if (isHuge(width, height)) return { cause: "dimensions" };
	const bits = view.getUint16(isOld ? 24 : 28, true);
	const isPacked = !isOld && view.getUint32(30, true) !== 0;
	const row = Math.ceil((width * bits) / 32) * 4;
	const start = view.getUint32(10, true);
	// Not packed, its length follows from its size: nothing else hides in it.
	const isWhole = start < bytes.length && (isPacked || Math.abs(start + row * height - bytes.length) <= 4);
	return isWhole ? { bytes, width, height } : BROKEN;
}
