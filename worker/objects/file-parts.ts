import { FILE_PART_BYTES } from "../../shared/schemas/file.ts";
import { type KeptFile, partPath } from "../domain/files/file.ts";
import { type FilePlace, sealOf, storeOf } from "./file-place.ts";

/** The whole of an upload, out of its parts; null when one of them is not what was put. */
export async function bytesOfParts(place: FilePlace, file: KeptFile): Promise<Uint8Array<ArrayBuffer> | null> {
	const store = await storeOf(place);
	const whole = new Uint8Array(file.size);
	for (const n of file.have) {
		const at = n * FILE_PART_BYTES;
		const length = Math.min(FILE_PART_BYTES, file.size - at);
		const seal = sealOf(place, file, `/${n}`);
		const part = seal && (await store.get(partPath(place.threadId, file.id, n), length, seal));
		if (!part || (await copied(part, whole.subarray(at, at + length)).catch(() => -1)) !== length) return null;
	}
	return whole;
}

async function copied(from: ReadableStream<Uint8Array>, to: Uint8Array): Promise<number> {
	let at = 0;
	for await (const chunk of from) {
		if (at + chunk.length > to.length) return -1;
		to.set(chunk, at);
		at += chunk.length;
	}
	return at;
}
