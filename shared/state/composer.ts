import { computed, type ReadonlySignal, type Signal } from "@preact/signals";
import { MAX_BODY } from "../schemas/message.ts";
import type { Marks } from "./drafts.ts";
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

type Talk = Pick<ThreadModel, "outgoing" | "refusal" | "thread">;

export function createComposer(draft: Signal<string>, marks: Signal<Marks>, thread: Talk): ComposerModel {
	const left = computed(() => {
		const remaining = MAX_BODY - draft.value.length;
		return remaining < SHOW_LEFT_BELOW ? remaining : null;
	});
	const maySend = computed(() => {
		const isEmpty = draft.value.trim() === "" && !marks.value.files?.length && !marks.value.card;
		return !isEmpty && draft.value.length <= MAX_BODY;
	});
	return {
		text: draft,
		left,
		maySend,
		send(closeAfter) {
			if (!maySend.value) return;
			const body = draft.value;
			const said = withPerson(marks.value, thread.thread.value?.patients ?? []);
			// Emptied first: a second click finds nothing to send.
			draft.value = "";
			marks.value = {};
			thread.refusal.value = null;
			thread.outgoing.submit(body, closeAfter, said);
		},
	};
}

/** Consent is a person's. Where the phone has one patient, nothing is guessed; where it has several, the writer says who. */
export function withPerson(marks: Marks, patients: { id: string }[]): Marks {
	const only = patients.length === 1 ? patients[0]?.id : undefined;
	return marks.health && !marks.about && only ? { ...marks, about: only } : marks;
}
