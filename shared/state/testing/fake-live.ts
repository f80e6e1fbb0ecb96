import { type Signal, signal } from "@preact/signals";
import type { Message } from "../../schemas/message.ts";
import type { ThreadItem } from "../../schemas/thread.ts";
import type { LiveModel, News } from "../live.ts";

export type FakeLive = LiveModel & {
	reconnecting: Signal<boolean>;
	waiting: Signal<number>;
	barred: Signal<ReadonlySet<string>>;
	hear(news: News): void;
	/** A text is new or changed. */
	text(thread: ThreadItem, message: Message): void;
	changed(thread: ThreadItem): void;
	listeners(): number;
};

export function createFakeLive(): FakeLive {
	const listeners = new Set<(news: News) => void>();
	const hear = (news: News) => {
		for (const listener of [...listeners]) listener(news);
	};
	return {
		reconnecting: signal(false),
		waiting: signal(0),
		barred: signal<ReadonlySet<string>>(new Set()),
		follow(_clinicId, listener, until) {
			listeners.add(listener);
			until.addEventListener("abort", () => listeners.delete(listener), { once: true });
		},
		hear,
		tell: (_clinicId, news) => hear(news),
		text: (thread, message) => hear({ type: "message", seq: 1, waiting: 0, thread, message }),
		changed: (thread) => hear({ type: "thread", seq: 1, waiting: 0, thread }),
		listeners: () => listeners.size,
	};
}
