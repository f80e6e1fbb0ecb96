import type { Call } from "../http/call.ts";

const LARGEST_PAGE = 100;

/** Zendesk's two ways of paging: `page[size]`, `page[after]`, and `page`, `per_page`. */
export function page<Item>(call: Call, name: string, items: Item[]): Record<string, unknown> {
	const size = call.query.get("page[size]");
	if (size !== null) return byCursor(call, name, items, Math.min(LARGEST_PAGE, Number(size) || LARGEST_PAGE));
	const perPage = Math.min(LARGEST_PAGE, Number(call.query.get("per_page")) || LARGEST_PAGE);
	const number = Number(call.query.get("page")) || 1;
	const more = items.length > number * perPage;
	return {
		[name]: items.slice((number - 1) * perPage, number * perPage),
		count: items.length,
		next_page: more ? addressOf(call, { page: number + 1, per_page: perPage }) : null,
		previous_page: number > 1 ? addressOf(call, { page: number - 1, per_page: perPage }) : null,
	};
}

function byCursor<Item>(call: Call, name: string, items: Item[], size: number): Record<string, unknown> {
	const start = Number(call.query.get("page[after]") ?? 0) || 0;
	const end = start + size;
	const more = items.length > end;
	return {
		[name]: items.slice(start, end),
		meta: { has_more: more, after_cursor: more ? String(end) : null, before_cursor: start > 0 ? String(Math.max(0, start - size)) : null },
		links: { next: more ? addressOf(call, { "page[size]": size, "page[after]": end }) : null, prev: null },
	};
}

function addressOf(call: Call, change: Record<string, number>): string {
	const query = new URLSearchParams(call.query);
	for (const [name, value] of Object.entries(change)) query.set(name, String(value));
	return `${call.origin}${call.path}.json?${query}`;
}
