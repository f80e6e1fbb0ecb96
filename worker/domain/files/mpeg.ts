import { BROKEN, type Shape, startsWith, viewOf } from "./shape.ts";

const TS_PACKET = 188;

/** MPEG-1 and -2 film (ISO 11172-1, 13818-1), and sound, which most know as MP3. */
export function readMpeg(bytes: Uint8Array): Shape {
	if (startsWith(bytes, "\0\0\x01\xba") || startsWith(bytes, "\0\0\x01\xb3")) return readFilm(bytes);
	if (bytes[0] === 0x47 && bytes[TS_PACKET] === 0x47) return readPackets(bytes);
	const start = afterTags(bytes);
	return bytes[start] === 0xff && ((bytes[start + 1] ?? 0) & 0xe0) === 0xe0
		? readSound(bytes, start)
		: startsWith(bytes, "ID3")
			? BROKEN
			: null;
}

/** A film is a row of parts that each begin with the same three bytes. */
function readFilm(bytes: Uint8Array): Shape {
	const first = bytes[3] === 0xb3 ? 12 : ((bytes[4] ?? 0) & 0xc0) === 0x40 ? 14 + ((bytes[13] ?? 0) & 7) : 12;
	const isChained = startsWith(bytes, "\0\0\x01", first) || bytes.indexOf(0xb8, first) !== -1;
	return isChained ? { bytes, contentType: "video/mpeg" } : BROKEN;
}

function readPackets(bytes: Uint8Array): Shape {
	for (let at = 0; at < bytes.length; at += TS_PACKET) if (bytes[at] !== 0x47) return BROKEN;
	return bytes.length % TS_PACKET === 0 ? { bytes, contentType: "video/mpeg" } : BROKEN;
}

function readSound(bytes: Uint8Array, start: number): Shape {
	let frames = 0;
	let at = start;
	for (let length = frameLength(bytes, at); length !== null; length = frameLength(bytes, at)) {
		frames += 1;
		at += length;
	}
	// The last frame may be cut short; behind it stand the tags of old players, and nothing else.
	const isEnd = at >= bytes.length || startsWith(bytes, "TAG", at) || startsWith(bytes, "APETAGEX", at);
	return frames >= 2 && isEnd ? { bytes, contentType: "audio/mpeg" } : BROKEN;
}

/** ID3v2: its length is in four times seven bits. */
function afterTags(bytes: Uint8Array): number {
	if (!startsWith(bytes, "ID3") || bytes.length < 10) return 0;
	return 10 + [6, 7, 8, 9].reduce((sum, at) => (sum << 7) | ((bytes[at] ?? 0) & 0x7f), 0);
}

const KBITS_V1 = {
	1: [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
	2: [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
	3: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
};
const KBITS_V2 = {
	1: [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
	2: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const HERTZ = [44_100, 48_000, 32_000];

/** Null where no frame begins. */
function frameLength(bytes: Uint8Array, at: number): number | null {
	if (at + 4 > bytes.length) return null;
	const head = viewOf(bytes).getUint32(at);
	const [version, layerBits, rate, hertz, padding] = [
		(head >>> 19) & 3,
		(head >>> 17) & 3,
		(head >>> 12) & 15,
		(head >>> 10) & 3,
		(head >>> 9) & 1,
	];
	if (head >>> 21 !== 0x7ff || version === 1 || layerBits === 0 || rate === 0 || rate === 15 || hertz === 3) return null;
	const layer = layerBits === 3 ? 1 : layerBits === 2 ? 2 : 3;
	const isV1 = version === 3;
	const kbits = (isV1 ? KBITS_V1[layer] : KBITS_V2[layer === 1 ? 1 : 2])[rate - 1] ?? 0;
	const sampleRate = (HERTZ[hertz] ?? 0) / (isV1 ? 1 : version === 2 ? 2 : 4);
	if (layer === 1) return (Math.floor((12_000 * kbits) / sampleRate) + padding) * 4;
	return Math.floor(((layer === 3 && !isV1 ? 72_000 : 144_000) * kbits) / sampleRate) + padding;
}
