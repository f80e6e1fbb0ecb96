import * as z from "zod/mini";

/** No clinic has as many: 10,000 pages of ten are a hundred thousand patients. */
const MOST_PAGES = 10_000;

const Cursor = z.object({
	url: z.string(),
	pages: z.number(),
	/** A page passed before, and how many had been read then: a chain of links that comes back to it is a circle. */
	mark: z.string(),
	markAt: z.number(),
	guardians: z.boolean(),
});
export type Cursor = z.infer<typeof Cursor>;

export function firstCursor(url: string, guardians: boolean): Cursor {
	return { url, pages: 0, mark: url, markAt: 0, guardians };
}

export function cursorOf(text: string): Cursor {
	return Cursor.parse(JSON.parse(text));
}

/** Null when this goes on for ever. The mark moves on at each power of two (Brent), so that it needs no list of all pages. */
export function nextCursor(cursor: Cursor, url: string): Cursor | null {
	const pages = cursor.pages + 1;
	if (pages >= MOST_PAGES || url === cursor.url || url === cursor.mark) return null;
	const isTime = pages >= cursor.markAt * 2;
	return { ...cursor, url, pages, ...(isTime && { mark: url, markAt: pages }) };
}
