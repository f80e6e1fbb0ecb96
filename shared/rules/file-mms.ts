import type { FileType } from "../schemas/file.ts";

export const MOST_MMS_FILES = 10;
export const MOST_MMS_BYTES = 5 * 1024 * 1024;
/** Twilio, "Accepted content types for media": pictures of these types up to 5 MB, the rest up to 500 kB. */
const MOST_OTHER_BYTES = 500 * 1024;
const PICTURES: ReadonlySet<FileType> = new Set(["jpeg", "gif", "png"]);

type Sized = { type: FileType | null; size: number };

/** Whether these files fit into one MMS; what does not goes by secure link. */
export function fitsMms(files: readonly Sized[]): boolean {
	if (files.length > MOST_MMS_FILES) return false;
	if (files.reduce((sum, { size }) => sum + size, 0) > MOST_MMS_BYTES) return false;
	return files.every(({ type, size }) => (type !== null && PICTURES.has(type)) || size <= MOST_OTHER_BYTES);
}
