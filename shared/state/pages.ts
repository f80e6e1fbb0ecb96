/** Someone who has paged further than this begins anew after a gap. */
const MOST_PAGES = 10;

type Page<Item> = { items: Item[]; next: string | null };

/** Loads from the top as much as was on screen before, so that a reader further down does not lose the place. */
export async function loadAsMuch<Item>(page: (from: string | undefined) => Promise<Page<Item>>, wanted: number): Promise<Page<Item>> {
	const items: Item[] = [];
	let next: string | null = null;
	for (let pages = 0; pages < MOST_PAGES; pages += 1) {
		const found: Page<Item> = await page(next ?? undefined);
		items.push(...found.items);
		next = found.next;
		if (next === null || items.length >= wanted) break;
	}
	return { items, next };
}
