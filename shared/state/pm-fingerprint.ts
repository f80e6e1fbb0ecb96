export const PART_BYTES = 1_048_576;

/** The same bytes always give the same word, and no word tells anything of the bytes. Read a part at a time: a file may be large. */
export async function fingerprint(file: Blob, over: AbortSignal): Promise<string> {
	const digests: ArrayBuffer[] = [];
	for (let from = 0; from < file.size; from += PART_BYTES) {
		over.throwIfAborted();
		digests.push(await digest(await file.slice(from, from + PART_BYTES).arrayBuffer()));
	}
	const whole = new Uint8Array(await digest(await new Blob([...digests, String(file.size)]).arrayBuffer()));
	return [...whole.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function digest(bytes: ArrayBuffer): Promise<ArrayBuffer> {
	return crypto.subtle.digest("SHA-256", bytes);
}
