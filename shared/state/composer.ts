import { computed, type ReadonlySignal, type Signal } from "@preact/signals";
import { MAX_BODY } from "../schemas/message.ts";
import type { ThreadModel } from "./thread.ts";

/** How near the limit the count is shown. */
const SHOW_LEFT_BELOW = 200;

export type ComposerModel = {
	text: Signal<string>;
	/** Characters left, once it matters; below zero the text is too long to send. */
	left: ReadonlySignal<number | null>;
	maySend: ReadonlySignal<boolean>;
	send(closeAfter: boolean): void;
};

export function createComposer(draft: Signal<string>, thread: Pick<ThreadModel, "outgoing" | "refusal">): ComposerModel {
	const left = computed(() => {
		const remaining = MAX_BODY - draft.value.length;
		return remaining < SHOW_LEFT_BELOW ? remaining : null;
	});
	const maySend = computed(() => draft.value.trim() !== "" && draft.value.length <= MAX_BODY);
	return {
		text: draft,
		left,
		maySend,
		send(closeAfter) {
			if (!maySend.value) return;
			const body = draft.value;
			// Emptied first: a second click finds nothing to send.
			draft.value = "";
			thread.refusal.value = null;
			thread.outgoing.submit(body, closeAfter);
		},
	};
}
