import { computed, type Signal, signal } from "@preact/signals";
import type { Api } from "../api/client.ts";
import type { Counts, Tab, ThreadItem } from "../schemas/thread.ts";
import type { LiveModel, News } from "./live.ts";
import { createLoader } from "./loading.ts";
import { loadAsMuch } from "./pages.ts";

const PAGE = 50;
/** Counts are asked for once after a burst of news. */
const COUNTS_AFTER_MS = 300;
const SEARCH_AFTER_MS = 250;

export type InboxApi = Pick<Api, "threads" | "counts">;
export type InboxParts = { api: InboxApi; live: Pick<LiveModel, "follow">; clinicId: string; over: AbortSignal };

/** One clinic's list of threads: a tab or a search at a time, loaded page by page and kept true by the news. */
export class InboxModel {
	readonly clinicId: string;
	readonly tab: Signal<Tab> = signal("new");
	readonly search: Signal<string> = signal("");
	readonly counts: Signal<Counts | null> = signal(null);
	readonly more: Signal<"more" | "loading" | "failed" | "none"> = signal("none");
	readonly #parts: InboxParts;
	readonly #loader = createLoader();
	readonly #known: Signal<ReadonlyMap<string, ThreadItem>> = signal(new Map());
	#next: string | null = null;
	#staleSince = false;
	#turn = new AbortController();
	#countsTimer: ReturnType<typeof setTimeout> | undefined;
	#searchTimer: ReturnType<typeof setTimeout> | undefined;

	readonly items = computed(() => [...this.#known.value.values()].sort(newestFirst));
	readonly state;

	constructor(parts: InboxParts) {
		this.#parts = parts;
		this.clinicId = parts.clinicId;
		this.state = this.#loader.state;
		parts.over.addEventListener("abort", () => this.#stop(), { once: true });
		parts.live.follow(parts.clinicId, (news) => this.#hear(news), parts.over);
	}

	open(tab: Tab): Promise<void> {
		this.tab.value = tab;
		this.search.value = "";
		return this.start();
	}

	find(words: string): void {
		this.search.value = words;
		clearTimeout(this.#searchTimer);
		this.#searchTimer = setTimeout(() => void this.start(), SEARCH_AFTER_MS);
	}

	/** The first page of what is asked for now, instead of what was shown before. */
	async start(): Promise<void> {
		this.#turn.abort();
		this.#turn = new AbortController();
		const { signal: turn } = this.#turn;
		this.#staleSince = false;
		clearTimeout(this.#searchTimer);
		this.#known.value = new Map();
		this.#countSoon();
		this.#loader.restart();
		await this.#loader.run(() => this.#firstPage());
		if (this.#staleSince && !turn.aborted) await this.#catchUp();
	}

	async loadMore(): Promise<void> {
		if (this.#next === null || this.more.value === "loading") return;
		const { signal: turn } = this.#turn;
		this.more.value = "loading";
		try {
			const page = await this.#page(this.#next);
			if (!turn.aborted) this.#add(page.items, page.next);
		} catch {
			if (!turn.aborted) this.more.value = "failed";
		}
	}

	async #firstPage(): Promise<void> {
		const { signal: turn } = this.#turn;
		const page = await this.#page(undefined);
		if (turn.aborted) return;
		this.#known.value = new Map([...this.#known.value].filter(([, item]) => this.#belongs(item)));
		this.#add(page.items, page.next);
	}

	#page(cursor: string | undefined) {
		const words = this.search.value.trim();
		// A search looks everywhere, closed threads too.
		const what = words === "" ? { tab: this.tab.value } : { q: words };
		return this.#parts.api.threads(this.clinicId, { ...what, cursor, limit: PAGE }, AbortSignal.any([this.#turn.signal, this.#parts.over]));
	}

	#add(items: ThreadItem[], next: string | null): void {
		const merged = new Map(this.#known.value);
		for (const item of items) if (isNewer(item, merged.get(item.id))) merged.set(item.id, item);
		this.#known.value = merged;
		this.#next = next;
		this.more.value = next === null ? "none" : "more";
	}

	#hear(news: News): void {
		if (news.type === "stale") return void this.#catchUp();
		if (news.type === "read") return this.#read(news.threadId);
		this.#countSoon();
		const before = this.#known.value.get(news.thread.id);
		if (!isNewer(news.thread, before)) return;
		const item = { ...news.thread, unread: unreadAfter(before, news.thread) };
		const next = new Map(this.#known.value);
		if (this.#belongs(item)) next.set(item.id, item);
		else next.delete(item.id);
		this.#known.value = next;
	}

	#read(id: string): void {
		const item = this.#known.value.get(id);
		if (item) this.#known.value = new Map(this.#known.value).set(id, { ...item, unread: 0 });
	}

	async #catchUp(): Promise<void> {
		this.#staleSince = this.state.value.kind === "loading";
		if (this.#staleSince) return;
		if (this.state.value.kind === "trouble") return this.start();
		this.#countSoon();
		const before = this.#known.value;
		const { signal: turn } = this.#turn;
		try {
			const page = await loadAsMuch((cursor) => this.#page(cursor), before.size);
			if (turn.aborted) return;
			// What changed while we asked is newer than the answer.
			this.#known.value = new Map([...this.#known.value].filter(([id, item]) => before.get(id) !== item));
			this.#add(page.items, page.next);
		} catch {
			// What is on screen stays; the socket's next word brings the rest.
		}
	}

	/** A search shows what the Worker found; news only changes it. Older than the last loaded row: it comes with its page. */
	#belongs(item: ThreadItem): boolean {
		if (this.search.value.trim() !== "") return this.#known.value.has(item.id);
		if (!inTab(item, this.tab.value)) return false;
		const last = this.items.value.at(-1);
		return this.#next === null || !last || newestFirst(item, last) <= 0;
	}

	#countSoon(): void {
		clearTimeout(this.#countsTimer);
		this.#countsTimer = setTimeout(() => void this.#count(), this.counts.value ? COUNTS_AFTER_MS : 0);
	}

	async #count(): Promise<void> {
		try {
			this.counts.value = await this.#parts.api.counts(this.clinicId, this.#parts.over);
		} catch {
			// An old count is corrected by the next news.
		}
	}

	#stop(): void {
		clearTimeout(this.#countsTimer);
		clearTimeout(this.#searchTimer);
	}
}

export function inTab(item: ThreadItem, tab: Tab): boolean {
	return tab === "new" ? item.unanswered > 0 && item.status !== "spam" : item.status === tab;
}

function isNewer(item: ThreadItem, known: ThreadItem | undefined): boolean {
	return !known || item.version >= known.version;
}

/** A thread without a text has just been started. */
function newestFirst(a: ThreadItem, b: ThreadItem): number {
	return activity(b).localeCompare(activity(a)) || (a.id < b.id ? 1 : -1);
}

function activity(item: ThreadItem): string {
	return item.lastMessage?.at ?? "9";
}

/** News goes to everybody, so it cannot say what this reader has seen: that is what was seen before of the same unanswered texts. */
function unreadAfter(before: ThreadItem | undefined, item: ThreadItem): number {
	const sameWait = before && before.unansweredSince === item.unansweredSince;
	const seen = sameWait ? before.unanswered - before.unread : 0;
	return Math.max(0, item.unanswered - seen);
}
