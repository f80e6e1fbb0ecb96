import { hash as digestOf } from "node:crypto";

/** `twice`: it is there already. `differs`: another one is. `too_large`: it would be more than the `room` that is left; null: as much as it takes. */
export function putPart(
	sql: SqlStorage,
	run: number,
	n: number,
	bytes: Uint8Array,
	room: number | null,
): "new" | "twice" | "differs" | "too_large" {
	const hash = digestOf("sha256", bytes, "hex");
	const before = sql.exec<{ hash: string }>("SELECT hash FROM copy_parts WHERE run = ? AND n = ?", run, n).next();
	if (!before.done) return before.value.hash === hash ? "twice" : "differs";
	if (room !== null && bytes.byteLength > room) return "too_large";
	sql.exec("INSERT INTO copy_parts VALUES (?, ?, ?, ?, ?)", run, n, bytes.byteLength, hash, bytes);
	return "new";
}

/** `isUnbroken`: no part is missing between the first and the last one. */
export function partsSoFar(sql: SqlStorage, run: number): { bytes: number; isUnbroken: boolean } {
	const { bytes, count, last } = sql
		.exec<{ bytes: number; count: number; last: number }>(
			"SELECT coalesce(sum(size), 0) AS bytes, count(*) AS count, coalesce(max(n), -1) AS last FROM copy_parts WHERE run = ?",
			run,
		)
		.one();
	return { bytes, isUnbroken: count === last + 1 };
}

/** At most `length` bytes of a part; null where there is none, for the file is over then. `isLast`: nothing comes after these. */
export function sliceAt(
	sql: SqlStorage,
	run: number,
	at: { part: number; from: number },
	length: number,
): { bytes: Uint8Array; next: { part: number; from: number }; isLast: boolean } | null {
	const row = sql
		.exec<{ slice: ArrayBuffer; size: number; last: number }>(
			`SELECT substr(bytes, ?, ?) AS slice, size, (SELECT max(n) FROM copy_parts WHERE run = ?) AS last
			FROM copy_parts WHERE run = ? AND n = ?`,
			at.from + 1,
			length,
			run,
			run,
			at.part,
		)
		.next();
	if (row.done) return null;
	const { slice, size, last } = row.value;
	const from = at.from + slice.byteLength;
	const isWhole = from >= size;
	return {
		bytes: new Uint8Array(slice),
		next: isWhole ? { part: at.part + 1, from: 0 } : { part: at.part, from },
		isLast: isWhole && at.part === last,
	};
}

export function bytesBefore(sql: SqlStorage, run: number, at: { part: number; from: number }): number {
	const { bytes } = sql
		.exec<{ bytes: number }>("SELECT coalesce(sum(size), 0) AS bytes FROM copy_parts WHERE run = ? AND n < ?", run, at.part)
		.one();
	return bytes + at.from;
}
