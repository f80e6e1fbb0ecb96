import { signal } from "@preact/signals";
import type { AuditOf } from "../schemas/settings.ts";
import { createLoader } from "./loading.ts";
import type { AuditSeen } from "./settings-answer.ts";
import type { SettingsRequests } from "./settings-requests.ts";

export type HistoryModel = ReturnType<typeof createHistory>;

/** Newest first, a page at a time. */
export function createHistory(requests: Pick<SettingsRequests, "audit">) {
	const items = signal<AuditSeen[]>([]);
	const more = signal<"none" | "more" | "loading" | "failed">("none");
	const of = signal<AuditOf>("clinic");
	const loader = createLoader();
	let next: string | null = null;

	async function load(): Promise<void> {
		await loader.run(async () => {
			const asked = of.peek();
			const page = await requests.audit(asked, undefined);
			if (asked !== of.peek()) return;
			items.value = page.items;
			next = page.next;
			more.value = next ? "more" : "none";
		});
	}

	async function loadMore(): Promise<void> {
		if (!next || more.peek() === "loading") return;
		more.value = "loading";
		try {
			const asked = of.peek();
			const page = await requests.audit(asked, next);
			if (asked !== of.peek()) return;
			items.value = [...items.peek(), ...page.items];
			next = page.next;
			more.value = next ? "more" : "none";
		} catch {
			more.value = "failed";
		}
	}

	/** Another log: what is on the screen goes at once. */
	async function show(log: AuditOf): Promise<void> {
		if (log === of.peek()) return;
		of.value = log;
		items.value = [];
		more.value = "none";
		await load();
	}

	return { items, more, of, state: loader.state, load, loadMore, show };
}
