import type { ByteRange } from "../../ports.ts";

/** One range of bytes (RFC 9110, section 14); null: the whole is asked for, or in a way that need not be heeded. */
export function rangeOf(header: string | null, size: number): ByteRange | "unsatisfiable" | null {
	const [, first, last] = /^bytes=(\d{0,12})-(\d{0,12})$/.exec(header?.trim() ?? "") ?? [];
	if (first === undefined || last === undefined || (first === "" && last === "")) return null;
	if (first === "") return Number(last) === 0 ? "unsatisfiable" : { from: Math.max(0, size - Number(last)), until: size };
	const from = Number(first);
	const until = last === "" ? size : Math.min(size, Number(last) + 1);
	return from < size && from < until ? { from, until } : "unsatisfiable";
}
