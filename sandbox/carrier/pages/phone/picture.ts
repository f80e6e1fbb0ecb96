import type { Draft } from "./seen.ts";

export const MOST_BYTES = 5 * 1024 * 1024;

/** As the carrier wants it: the type and the bytes in base64. */
export async function readPicture(file: File): Promise<Draft["pictures"][number]> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	let binary = "";
	for (let start = 0; start < bytes.length; start += 0x8000) binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
	return { contentType: file.type || "application/octet-stream", dataBase64: btoa(binary) };
}
