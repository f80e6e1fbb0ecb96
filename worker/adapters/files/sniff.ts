import { fileTypeFromBuffer } from "file-type";

/** A file says what it is at its beginning; how long it may be made does not matter. */
const FIRST_BYTES = 256 * 1024;

export async function sniff(bytes: Uint8Array): Promise<string | null> {
	try {
		return (await fileTypeFromBuffer(bytes.subarray(0, FIRST_BYTES)))?.mime ?? null;
	} catch {
		return null;
	}
}
