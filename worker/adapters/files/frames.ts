import type { ByteRange, FileSeal } from "../../ports.ts";

// A file lies in frames of one MiB, each sealed by itself (AES-256-GCM, NIST SP 800-38D): a part of a video can be shown without
// the whole of it. What a frame is sealed with names the file, its place and whether it is the last: none can be moved or left out.

const FRAME = 1024 * 1024;
const NONCE = 12;
const OVERHEAD = NONCE + 16;

export async function sealFrames(bytes: Uint8Array, seal: FileSeal): Promise<Uint8Array<ArrayBuffer>> {
	const key = await keyOf(seal);
	const count = framesOf(bytes.length);
	const sealed = new Uint8Array(bytes.length + count * OVERHEAD);
	for (let n = 0; n < count; n++) {
		const at = n * (FRAME + OVERHEAD);
		const nonce = crypto.getRandomValues(sealed.subarray(at, at + NONCE));
		const inside = await crypto.subtle.encrypt(how(nonce, seal, n, count), key, bytes.slice(n * FRAME, (n + 1) * FRAME));
		sealed.set(new Uint8Array(inside), at + NONCE);
	}
	return sealed;
}

/** Which sealed bytes hold these of the file. */
export function sealedRange(size: number, { from, until }: ByteRange): { offset: number; length: number } {
	const first = Math.floor(from / FRAME);
	const offset = first * (FRAME + OVERHEAD);
	const last = Math.max(first, Math.ceil(until / FRAME) - 1);
	const end = Math.min((last + 1) * (FRAME + OVERHEAD), size + framesOf(size) * OVERHEAD);
	return { offset, length: end - offset };
}

/** Opens frames as they come; `range` says which bytes of the file are wanted. A frame that was changed breaks the stream. */
export function openFrames(size: number, seal: FileSeal, { from, until }: ByteRange): TransformStream<Uint8Array, Uint8Array> {
	const count = framesOf(size);
	const waiting = new Uint8Array(FRAME + OVERHEAD);
	let filled = 0;
	let n = Math.floor(from / FRAME);
	let key: CryptoKey | null = null;
	async function open(controller: TransformStreamDefaultController<Uint8Array>): Promise<void> {
		key ??= await keyOf(seal);
		const nonce = waiting.slice(0, NONCE);
		const clear = new Uint8Array(await crypto.subtle.decrypt(how(nonce, seal, n, count), key, waiting.slice(NONCE, filled)));
		const start = n * FRAME;
		const wanted = clear.subarray(Math.max(0, from - start), Math.max(0, until - start));
		if (wanted.length > 0) controller.enqueue(wanted);
		n += 1;
		filled = 0;
	}
	return new TransformStream({
		async transform(chunk, controller) {
			for (let at = 0; at < chunk.length; ) {
				const taken = chunk.subarray(at, at + waiting.length - filled);
				waiting.set(taken, filled);
				filled += taken.length;
				at += taken.length;
				if (filled === waiting.length) await open(controller);
			}
		},
		async flush(controller) {
			if (filled > 0) await open(controller);
			if (n * FRAME < until) throw new Error("a file is shorter than it was");
		},
	});
}

function framesOf(size: number): number {
	return Math.max(1, Math.ceil(size / FRAME));
}

function how(nonce: Uint8Array<ArrayBuffer>, { id }: FileSeal, n: number, count: number) {
	return { name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(`${id} ${n} ${n === count - 1 ? "last" : "more"}`) };
}

function keyOf({ key }: FileSeal): Promise<CryptoKey> {
	return crypto.subtle.importKey("raw", new Uint8Array(key), "AES-GCM", false, ["encrypt", "decrypt"]);
}
