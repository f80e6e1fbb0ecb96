import { signal } from "@preact/signals";
import { createLoader } from "./loading.ts";
import type { AuditSeen } from "./settings-answer.ts";
import type { SettingsRequests } from "./settings-requests.ts";

export type HistoryModel = ReturnType<typeof createHistory>;

/** Newest first, a page at a time. */
export function createHistory(requests: Pick<SettingsRequests, "audit">) {
	const items = signal<AuditSeen[]>([]);
	const more = signal<"none" | "more" | "loading" | "failed">("none");
	const loader = createLoader();
	let next: string | null = null;

	async function load(): Promise<void> {
		await loader.run(async () => {
			const page = await requests.audit(undefined);
			items.value = page.items;
			next = page.next;
			more.value = next ? "more" : "none";
		});
	}

	async function loadMore(): Promise<void> {
		if (!next || more.peek() === "loading") return;
		more.value = "loading";
		try {
			const page = await requests.audit(next);
			items.value = [...items.peek(), ...page.items];
			next = page.next;
			more.value = next ? "more" : "none";
		} catch {
			more.value = "failed";
		}
	}

	return { items, more, state: loader.state, load, loadMore };
}
