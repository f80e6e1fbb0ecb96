import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Api, Resolution } from "../api/client.ts";
import type { DeliveryState, Message } from "../schemas/message.ts";
import type { Problem } from "../schemas/problem.ts";
import type { SendMessage } from "../schemas/send-message.ts";
import type { Thread, ThreadStatus } from "../schemas/thread.ts";
import type { LiveModel, News } from "./live.ts";
import { createLoader, type Loading } from "./loading.ts";
import { createMessages, type MessagesModel } from "./messages.ts";
import { OutgoingModel } from "./outgoing.ts";
import { loadAsMuch } from "./pages.ts";
import { refusalCode } from "./refusal.ts";

const PAGE = 50;
/** Several events of one text make one question. */
const DETAILS_AFTER_MS = 150;

export type ThreadApi = Pick<Api, "thread" | "messages" | "send" | "resolve" | "setStatus" | "markRead">;
export type ThreadParts = {
	api: ThreadApi;
	live: Pick<LiveModel, "follow" | "tell">;
	id: string;
	clinicId: string;
	/** Where the words of a refused text go. */
	giveBack(text: SendMessage): void;
	over: AbortSignal;
	/** Where `online` comes from. */
	window?: EventTarget;
};
export type Earlier = "more" | "loading" | "failed" | "none";

/** One thread on screen: its texts so far, what is on its way, and the news as it comes. */
export class ThreadModel {
	readonly id: string;
	readonly clinicId: string;
	readonly thread: Signal<Thread | null> = signal(null);
	readonly earlier: Signal<Earlier> = signal("none");
	/** The last text in that came while we watched: to be announced once. */
	readonly arrived: Signal<Message | null> = signal(null);
	/** Why the last text was refused, until the next one is sent. */
	readonly refusal: Signal<Problem | null> = signal(null);
	readonly state: ReadonlySignal<Loading>;
	readonly messages: ReadonlySignal<Message[]>;
	readonly outgoing: OutgoingModel;
	readonly #parts: ThreadParts;
	readonly #loader = createLoader();
	readonly #known: MessagesModel = createMessages();
	#before: string | null = null;
	#loading = false;
	#staleSince = false;
	#details: ReturnType<typeof setTimeout> | undefined;
	#seenId: string | null = null;

	constructor(parts: ThreadParts) {
		this.#parts = parts;
		this.id = parts.id;
		this.clinicId = parts.clinicId;
		this.state = this.#loader.state;
		this.messages = this.#known.sorted;
		this.outgoing = new OutgoingModel({
			send: (text) => this.#send(text),
			ask: (id) => this.#isStored(id),
			refused: (text, problem) => {
				this.refusal.value = problem;
				parts.giveBack(text);
				this.#refreshSoon();
			},
			over: parts.over,
			...(parts.window && { window: parts.window }),
		});
		parts.over.addEventListener("abort", () => clearTimeout(this.#details), { once: true });
		parts.live.follow(parts.clinicId, (news) => this.#hear(news), parts.over);
	}

	readonly lastIn = computed(() => this.messages.value.findLast((message) => message.direction === "in") ?? null);

	async load(): Promise<void> {
		await this.#loader.run(async () => {
			this.#loading = true;
			const [thread, page] = await Promise.all([this.#parts.api.thread(this.id, this.#parts.over), this.#page()]);
			this.#known.merge(page.items, this.#version);
			this.#continueAt(page.next);
			if (thread.unread === 0) this.#seenId = page.items.find((message) => message.direction === "in")?.id ?? null;
			this.take(thread);
		});
		this.#loading = false;
		if (this.#staleSince) await this.#catchUp();
	}

	async loadEarlier(): Promise<void> {
		if (this.#before === null || this.earlier.value === "loading") return;
		this.earlier.value = "loading";
		const asOf = this.#version;
		try {
			const page = await this.#page(this.#before);
			this.#known.merge(page.items, asOf);
			this.#continueAt(page.next);
		} catch {
			this.earlier.value = "failed";
		}
	}

	async setStatus(status: ThreadStatus): Promise<void> {
		this.take(await this.#parts.api.setStatus(this.id, status));
	}

	async resolve(messageId: string, as: Resolution): Promise<void> {
		const asOf = this.#version;
		try {
			await this.changeMessage(() => this.#parts.api.resolve(this.id, messageId, as));
		} catch (error) {
			// Somebody else, or the carrier, was faster.
			if (refusalCode(error) !== "not_waiting") throw error;
			await this.#loadAgain(asOf);
		}
		this.#refreshSoon();
	}

	/** The newest text has been on screen before somebody's eyes. */
	async seen(): Promise<void> {
		const last = this.lastIn.value;
		if (!last || last.id === this.#seenId) return;
		const before = this.#seenId;
		this.#seenId = last.id;
		try {
			await this.#parts.api.markRead(this.id, last.id);
			this.#parts.live.tell(this.clinicId, { type: "read", threadId: this.id });
		} catch {
			this.#seenId = before;
		}
	}

	/** Takes the text as the Worker has it after a change, unless news of it was faster. */
	async changeMessage(change: () => Promise<Message>): Promise<void> {
		const asOf = this.#version;
		this.#known.merge([await change()], asOf);
	}

	get #version(): number {
		return this.thread.value?.version ?? 0;
	}

	async #send(text: SendMessage): Promise<Message> {
		const asOf = this.#version;
		const message = await this.#parts.api.send(this.id, text, this.#parts.over);
		this.#known.merge([message], asOf);
		return message;
	}

	async #isStored(id: string): Promise<boolean> {
		if (this.#known.has(id)) return true;
		const asOf = this.#version;
		const page = await this.#page();
		this.#known.merge(page.items, asOf);
		return this.#known.has(id);
	}

	#hear(news: News): void {
		if (news.type === "stale") return void this.#catchUp();
		if (news.type === "read" || news.thread.id !== this.id) return;
		const { message } = news;
		const isNew = message !== undefined && !this.#known.has(message.id);
		if (message) this.#known.merge([message], news.thread.version);
		if (message) this.outgoing.stored(message.id);
		if (message && isNew && message.direction === "in" && !message.reaction) this.arrived.value = message;
		const thread = this.thread.value;
		if (!thread || mayChangeDetails(news, thread)) this.#refreshSoon();
		if (thread && news.thread.version > thread.version) this.thread.value = { ...thread, ...news.thread };
	}

	/** News carries the list's view of a thread; whether we may send, and what waits for a person, is asked for. */
	#refreshSoon(): void {
		clearTimeout(this.#details);
		this.#details = setTimeout(() => void this.refresh().catch(() => {}), DETAILS_AFTER_MS);
	}

	async refresh(): Promise<Thread> {
		const thread = await this.#parts.api.thread(this.id, this.#parts.over);
		this.take(thread);
		return thread;
	}

	async #catchUp(): Promise<void> {
		this.#staleSince = this.#loading;
		if (this.#loading || this.state.value.kind === "loading") return;
		if (this.state.value.kind === "trouble") return this.load();
		const asOf = this.#version;
		try {
			const thread = await this.#parts.api.thread(this.id, this.#parts.over);
			if (thread.version > asOf) await this.#loadAgain(asOf);
			this.take(thread);
		} catch {
			// The socket or the next question will tell; what is on screen stays.
		}
	}

	async #loadAgain(asOf: number): Promise<void> {
		const page = await loadAsMuch((before) => this.#page(before), this.messages.value.length);
		this.#known.replace(page.items, asOf);
		for (const message of page.items) this.outgoing.stored(message.id);
		this.#continueAt(page.next);
	}

	#page(before?: string) {
		return this.#parts.api.messages(this.id, { before, limit: PAGE }, this.#parts.over);
	}

	/** What an answer of the Worker says of the thread. */
	take(thread: Thread): void {
		if (thread.version >= this.#version) this.thread.value = thread;
	}

	#continueAt(next: string | null): void {
		this.#before = next;
		this.earlier.value = next === null ? "none" : "more";
	}
}

const ON_ITS_WAY: ReadonlySet<string> = new Set<DeliveryState>(["queued", "claimed", "accepted", "sent", "delivered"]);

/** Each question is a look at a patient's thread in the audit log: a text of ours that simply gets on is not worth one. */
function mayChangeDetails({ thread: item, message }: Extract<News, { type: "thread" | "message" }>, thread: Thread): boolean {
	if (item.version < thread.version) return false;
	const getsOn = message?.direction === "out" && ON_ITS_WAY.has(message.delivery.state);
	return !getsOn || thread.attention.length > 0 || item.failed !== thread.failed;
}
