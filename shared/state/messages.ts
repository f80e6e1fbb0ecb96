import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Message } from "../schemas/message.ts";

type Known = { message: Message; asOf: number };

export type MessagesModel = {
	/** Oldest first, in the order of invariant I3: carrier time, then seq. */
	sorted: ReadonlySignal<Message[]>;
	/** Takes what was true at version `asOf` of the thread; news never gives way to something older. */
	merge(messages: Message[], asOf: number): void;
	/** Starts anew with these alone. */
	replace(messages: Message[], asOf: number): void;
	has(id: string): boolean;
};

export function createMessages(): MessagesModel {
	const known = signal<ReadonlyMap<string, Known>>(new Map());

	function put(map: Map<string, Known>, messages: Message[], asOf: number): void {
		for (const message of messages) {
			const old = known.value.get(message.id);
			map.set(message.id, old && old.asOf > asOf ? old : { message, asOf });
		}
	}

	return {
		sorted: computed(() => [...known.value.values()].map((item) => item.message).sort(inOrder)),
		merge(messages, asOf) {
			const next = new Map(known.value);
			put(next, messages, asOf);
			known.value = next;
		},
		replace(messages, asOf) {
			const next = new Map([...known.value].filter(([, item]) => item.asOf > asOf));
			put(next, messages, asOf);
			known.value = next;
		},
		has: (id) => known.value.has(id),
	};
}

/** Ids are the last word, so that the order is the same on every screen. */
function inOrder(a: Message, b: Message): number {
	return Date.parse(a.at) - Date.parse(b.at) || a.seq - b.seq || (a.id < b.id ? -1 : 1);
}
