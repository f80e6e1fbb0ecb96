import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { SendMessage } from "../schemas/send-message.ts";
import type { DraftsModel } from "./drafts.ts";
import { ThreadModel, type ThreadParts } from "./thread.ts";

export type ThreadsModel = {
	open(id: string, clinicId: string): ThreadModel;
	/** Off the screen. It lives on until the Worker has taken every text written in it. */
	close(id: string): void;
	/** Texts written here that the Worker has not confirmed. */
	unconfirmed: ReadonlySignal<number>;
};

type Held = { model: ThreadModel; stop: AbortController; shown: boolean };

type Parts = Pick<ThreadParts, "api" | "live" | "over" | "window"> & { drafts: Pick<DraftsModel, "giveBack"> };

export function createThreads({ drafts, ...parts }: Parts): ThreadsModel {
	const held = signal<ReadonlyMap<string, Held>>(new Map());

	function open(id: string, clinicId: string): ThreadModel {
		const known = held.peek().get(id);
		if (known) {
			known.shown = true;
			return known.model;
		}
		const stop = new AbortController();
		const giveBack = (text: SendMessage) => drafts.giveBack(id, text.body, text);
		const model = new ThreadModel({ ...parts, id, clinicId, giveBack, over: AbortSignal.any([parts.over, stop.signal]) });
		held.value = new Map(held.peek()).set(id, { model, stop, shown: true });
		void model.load();
		return model;
	}

	function close(id: string): void {
		const item = held.peek().get(id);
		if (!item) return;
		item.shown = false;
		const forget = effect(() => {
			if (item.model.outgoing.items.value.length === 0) queueMicrotask(() => drop(id, item, forget));
		});
	}

	function drop(id: string, item: Held, forget: () => void): void {
		forget();
		if (item.shown || held.peek().get(id) !== item || item.model.outgoing.items.peek().length > 0) return;
		const next = new Map(held.peek());
		next.delete(id);
		held.value = next;
		item.stop.abort();
	}

	const unconfirmed = computed(() => [...held.value.values()].reduce((sum, item) => sum + item.model.outgoing.items.value.length, 0));
	return { open, close, unconfirmed };
}
