import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { isPassing, Refused } from "../api/trouble.ts";
import type { FieldErrors } from "./settings-errors.ts";

export type Outcome =
	| { kind: "idle" | "saving" | "saved" | "reloaded" | "conflict" | "check" | "unreached" }
	/** The Worker's own code, and its words where it has some. */
	| { kind: "refused"; code: string; said: string | null };

export type SectionParts<Draft> = {
	saved: ReadonlySignal<Draft>;
	check(draft: Draft): FieldErrors;
	send(draft: Draft, saved: Draft): Promise<void>;
	/** Fetches what others have saved. */
	refresh(): Promise<void>;
};

/** One form: what is saved, what somebody makes of it, and how saving went. A draft outlives a look at another section. */
export class SettingsSection<Draft extends object> {
	readonly draft: ReadonlySignal<Draft>;
	readonly dirty: ReadonlySignal<boolean>;
	/** Somebody else has saved this section since this draft was begun. */
	readonly overtaken: ReadonlySignal<boolean>;
	readonly errors = signal<FieldErrors>({});
	readonly outcome = signal<Outcome>({ kind: "idle" });
	readonly #mine = signal<{ draft: Draft; from: Draft } | null>(null);
	readonly #parts: SectionParts<Draft>;

	constructor(parts: SectionParts<Draft>) {
		this.#parts = parts;
		const mine = this.#mine;
		this.draft = computed(() => mine.value?.draft ?? parts.saved.value);
		this.dirty = computed(() => mine.value !== null && !isSame(mine.value.draft, parts.saved.value));
		this.overtaken = computed(() => this.dirty.value && mine.value !== null && !isSame(mine.value.from, parts.saved.value));
	}

	edit(part: Partial<Draft>): void {
		const from = this.#mine.peek()?.from ?? this.#parts.saved.peek();
		this.#mine.value = { draft: { ...this.draft.peek(), ...part }, from };
		this.errors.value = {};
		if (this.outcome.peek().kind !== "saving" && this.outcome.peek().kind !== "conflict") this.outcome.value = { kind: "idle" };
	}

	discard(): void {
		this.#mine.value = null;
		this.errors.value = {};
		this.outcome.value = { kind: "idle" };
	}

	/** What stands in the way of saving; empty: nothing that can be seen from here. */
	check(): boolean {
		this.errors.value = this.#parts.check(this.draft.peek());
		if (Object.keys(this.errors.peek()).length === 0) return true;
		this.outcome.value = { kind: "check" };
		return false;
	}

	async save(): Promise<void> {
		if (!this.dirty.peek() || this.outcome.peek().kind === "saving" || !this.check()) return;
		const sent = this.draft.peek();
		this.outcome.value = { kind: "saving" };
		try {
			await this.#parts.send(sent, this.#parts.saved.peek());
			if (this.#mine.peek()?.draft === sent) this.#mine.value = null;
			this.outcome.value = { kind: "saved" };
		} catch (error) {
			this.#refused(error);
		}
	}

	/** Theirs come in beside the draft, not in its place. */
	async reload(): Promise<void> {
		try {
			await this.#parts.refresh();
			this.outcome.value = { kind: this.dirty.peek() ? "reloaded" : "idle" };
		} catch {
			this.outcome.value = { kind: "conflict" };
		}
	}

	#refused(error: unknown): void {
		if (!(error instanceof Refused) || isPassing(error)) {
			this.outcome.value = { kind: "unreached" };
			return;
		}
		const { code, at, detail } = error.problem;
		if (at) this.errors.value = { [at]: detail ? { said: detail } : "other" };
		this.outcome.value = code === "settings_changed" ? { kind: "conflict" } : { kind: "refused", code, said: detail ?? null };
	}
}

function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
