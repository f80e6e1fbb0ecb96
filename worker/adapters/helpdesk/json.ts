import { parseJson } from "../exchange.ts";

const STRING_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])\d{16,}(?![\d.eE])/g;

/** Zendesk's ids are JSON numbers without a bound: past 2^53 a plain parse would round one to a stranger's. Long ones become text. */
export function parseWithIds(text: string | null): unknown {
	const exact = text?.replace(STRING_OR_LONG_INTEGER, (found) => (found.startsWith('"') ? found : `"${found}"`));
	return parseJson(exact ?? null);
}

/** An id as Zendesk wants it back: a number, as long as that is exact. */
export function toId(id: string): number | string {
	const number = Number(id);
	return Number.isSafeInteger(number) ? number : id;
}
