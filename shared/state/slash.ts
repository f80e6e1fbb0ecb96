import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Card } from "../schemas/card.ts";

type Kind = Card["kind"];

/** What is written after the slash, shortest first, in either language. */
const NAMES: Record<Kind, readonly [string, ...string[]]> = {
	appointment: ["appt", "appointment", "cita"],
	invoice: ["invoice", "factura"],
	prescription: ["rx", "prescription", "receta"],
};
const KINDS = ["appointment", "invoice", "prescription"] as const;

export const commandOf = (kind: Kind): string => `/${NAMES[kind][0]}`;

/** What can be added by writing its name after a slash: at the end of the words, and only while the name may still become one. */
export class Slash {
	readonly found: ReadonlySignal<Kind[]>;
	readonly active: ReadonlySignal<number>;
	readonly #draft: Signal<string>;
	readonly #open: (kind: Kind) => void;
	readonly #moved: Signal<{ to: number; at: string }> = signal({ to: 0, at: "" });
	/** Turned away by hand: not asked again for the same words. */
	readonly #closedAt: Signal<string | null> = signal(null);

	constructor(draft: Signal<string>, open: (kind: Kind) => void) {
		this.#draft = draft;
		this.#open = open;
		this.found = computed(() => (draft.value === this.#closedAt.value ? [] : matching(draft.value)));
		this.active = computed(() => (this.#moved.value.at === draft.value ? this.#moved.value.to : 0));
	}

	move(by: 1 | -1): void {
		const { length } = this.found.peek();
		this.#moved.value = { to: (this.active.peek() + by + length) % length, at: this.#draft.peek() };
	}

	close(): void {
		this.#closedAt.value = this.#draft.peek();
	}

	/** The words before the slash stay. */
	take(kind = this.found.peek()[this.active.peek()]): void {
		if (!kind) return;
		this.#draft.value = this.#draft.peek().replace(TOKEN, "").trimEnd();
		this.#open(kind);
	}
}

const TOKEN = /(^|\s)\/(\p{L}*)$/u;

function matching(draft: string): Kind[] {
	const typed = TOKEN.exec(draft)?.[2]?.toLowerCase();
	// A lone stroke within a sentence is a stroke.
	if (typed === undefined || (typed === "" && draft !== "/")) return [];
	return KINDS.filter((kind) => NAMES[kind].some((name) => name.startsWith(typed)));
}
