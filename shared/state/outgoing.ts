import { type Signal, signal } from "@preact/signals";
import { isPassing, Refused } from "../api/trouble.ts";
import { backoffMs, WATCHED_MS } from "../live/backoff.ts";
import type { Message } from "../schemas/message.ts";
import type { Problem } from "../schemas/problem.ts";
import type { SendMessage } from "../schemas/send-message.ts";
import type { Marks } from "./drafts.ts";

/** A text that could not be handed over for this long is not sent behind anybody's back later. */
const KEEP_TRYING_MS = 3 * 60_000;

/** `waiting`: it tries again by itself. `stopped`: a person says what now. */
export type Phase = "sending" | "waiting" | "stopped";
export type Outgoing = SendMessage & { since: number; phase: Phase };

export type OutgoingParts = {
	send(text: SendMessage): Promise<Message>;
	/** Whether the Worker has this text, by its id. */
	ask(id: string): Promise<boolean>;
	refused(text: SendMessage, problem: Problem): void;
	over: AbortSignal;
	newId?: () => string;
	now?: () => number;
	random?: () => number;
	/** Where `online` comes from. */
	window?: EventTarget;
};

/** One text at a time and in order, each repeated under its own id until the Worker has said yes or no. */
export class OutgoingModel {
	/** Written here, not yet known to be stored by the Worker; oldest first. */
	readonly items: Signal<Outgoing[]> = signal([]);
	readonly #parts: OutgoingParts;
	#busy = false;
	#failures = 0;
	#retry: ReturnType<typeof setTimeout> | undefined;

	constructor(parts: OutgoingParts) {
		this.#parts = parts;
		(parts.window ?? globalThis).addEventListener("online", () => void this.#pump(), { signal: parts.over });
		parts.over.addEventListener("abort", () => clearTimeout(this.#retry), { once: true });
	}

	submit(body: string, closeAfter: boolean, marks: Marks = {}): void {
		const id = (this.#parts.newId ?? (() => crypto.randomUUID()))();
		const stopped = this.items.value.some((item) => item.phase === "stopped");
		const phase = stopped ? "stopped" : "sending";
		this.items.value = [...this.items.value, { id, body, closeAfter, ...marks, since: this.#now(), phase }];
		void this.#pump();
	}

	tryAgain(): void {
		this.items.value = this.items.value.map((item) => ({ ...item, since: this.#now(), phase: "waiting" }));
		void this.#pump();
	}

	/** The Worker has it: seen in the thread. */
	stored(id: string): void {
		if (this.items.value.some((item) => item.id === id)) this.items.value = this.items.value.filter((item) => item.id !== id);
	}

	/** Gives the words back if the Worker truly does not have them; null when it does, or nobody can say. */
	async takeBack(id: string): Promise<string | null> {
		const text = this.items.value.find((item) => item.id === id);
		if (!text || text.phase === "sending") return null;
		clearTimeout(this.#retry);
		this.#set(id, "stopped");
		const stored = await this.#parts.ask(id).catch(() => true);
		if (stored) return null;
		this.stored(id);
		return text.body;
	}

	async #pump(): Promise<void> {
		const first = this.items.value[0];
		if (this.#busy || !first || first.phase === "stopped" || this.#parts.over.aborted) return;
		clearTimeout(this.#retry);
		this.#busy = true;
		this.#set(first.id, "sending");
		const delayMs = await this.#attempt(first);
		this.#busy = false;
		if (delayMs === 0) return this.#pump();
		if (delayMs !== null) this.#retry = setTimeout(() => void this.#pump(), delayMs);
	}

	/** The pause before the next attempt, or null when a person has to decide. */
	async #attempt(text: Outgoing): Promise<number | null> {
		const { since: _, phase: __, closeAfter, ...rest } = text;
		const { id } = rest;
		try {
			await this.#parts.send(closeAfter ? { ...rest, closeAfter } : rest);
			this.#failures = 0;
			this.stored(id);
			return 0;
		} catch (error) {
			const settled = !this.items.value.some((item) => item.id === id);
			return settled ? 0 : this.#failed(text, error);
		}
	}

	#failed(text: Outgoing, error: unknown): number | null {
		if (error instanceof Refused && !isPassing(error) && error.problem.status !== 401) {
			this.stored(text.id);
			this.#parts.refused(text, error.problem);
			return 0;
		}
		this.#failures += 1;
		if (!isPassing(error) || this.#now() - text.since >= KEEP_TRYING_MS) {
			this.items.value = this.items.value.map((item) => ({ ...item, phase: "stopped" }));
			return null;
		}
		this.#set(text.id, "waiting");
		return backoffMs(this.#failures + 1, this.#parts.random ?? Math.random, WATCHED_MS);
	}

	#set(id: string, phase: Phase): void {
		this.items.value = this.items.value.map((item) => (item.id === id ? { ...item, phase } : item));
	}

	#now(): number {
		return (this.#parts.now ?? Date.now)();
	}
}
