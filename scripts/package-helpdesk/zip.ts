import { zipSync } from "fflate";

/** The oldest time a zip can name; local, because a zip's times have no zone. */
const ALWAYS = new Date(1980, 0, 1);

/** The same files give the same bytes, on any day and any machine: a package can be compared with what is installed. */
export function deterministicZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
	return zipSync(Object.fromEntries(sorted), { level: 9, mtime: ALWAYS });
}
