import { signal } from "@preact/signals";
import { createLoader } from "./loading.ts";

type Page<Item> = { items: Item[]; next: string | null };
export type Paged<Item> = ReturnType<typeof createPaged<Item>>;

/** A list that is asked for a page at a time, and keeps what it has when the next page does not come. */
export function createPaged<Item>(page: (cursor: string | undefined) => Promise<Page<Item>>) {
	const items = signal<Item[]>([]);
	const more = signal<"none" | "more" | "loading" | "failed">("none");
	const loader = createLoader();
	let next: string | null = null;
	let turn = 0;

	function take(found: Page<Item>, before: Item[]): void {
		items.value = [...before, ...found.items];
		next = found.next;
		more.value = next === null ? "none" : "more";
	}

	async function load(): Promise<void> {
		const mine = ++turn;
		await loader.run(async () => {
			const found = await page(undefined);
			if (mine === turn) take(found, []);
		});
	}

	async function loadMore(): Promise<void> {
		if (next === null || more.peek() === "loading") return;
		const mine = turn;
		more.value = "loading";
		try {
			const found = await page(next);
			if (mine === turn) take(found, items.peek());
		} catch {
			if (mine === turn) more.value = "failed";
		}
	}

	return {
		...{ items, more, state: loader.state, load, loadMore },
		/** Another list: nothing of this one may stay on screen. */
		restart(): Promise<void> {
			items.value = [];
			more.value = "none";
			next = null;
			loader.restart();
			return load();
		},
	};
}
