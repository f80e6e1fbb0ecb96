import { type ReadonlySignal, signal } from "@preact/signals";
import { isPassing, Refused } from "../api/trouble.ts";
import { backoffMs } from "../live/backoff.ts";
import type { Message, SendMessage } from "../schemas/message.ts";
import type { Problem } from "../schemas/problem.ts";

/** A text that could not be handed over for this long is not sent behind anybody's back later. */
const KEEP_TRYING_MS = 3 * 60_000;

/** `waiting`: it tries again by itself. `stopped`: a person says what now. */
export type Phase = "sending" | "waiting" | "stopped";
export type Outgoing = SendMessage & { at: string; since: number; phase: Phase };

export type OutgoingModel = {
	/** Written here, not yet known to be stored by the Worker; oldest first. */
	items: ReadonlySignal<Outgoing[]>;
	submit(body: string, closeAfter: boolean): void;
	tryAgain(): void;
	/** The Worker has it: seen in the thread. */
	stored(id: string): void;
	/** Gives the words back if the Worker truly does not have them; null when it does or cannot be asked. */
	takeBack(id: string): Promise<string | null>;
};

export type OutgoingParts = {
	send(text: SendMessage): Promise<Message>;
	/** Whether the Worker has this text, by its id. */
	ask(id: string): Promise<boolean>;
	sent(message: Message): void;
	refused(text: SendMessage, problem: Problem): void;
	over: AbortSignal;
	newId?: () => string;
	now?: () => number;
	random?: () => number;
	/** Where `online` comes from. */
	window?: EventTarget;
};

/** One text at a time and in order, each repeated under its own id until the Worker has said yes or no. */
export function createOutgoing(parts: OutgoingParts): OutgoingModel {
	const now = parts.now ?? Date.now;
	const items = signal<Outgoing[]>([]);
	let busy = false;
	let failures = 0;
	let retry: ReturnType<typeof setTimeout> | undefined;

	const remove = (id: string) => {
		items.value = items.value.filter((item) => item.id !== id);
	};
	const set = (id: string, change: Partial<Outgoing>) => {
		items.value = items.value.map((item) => (item.id === id ? { ...item, ...change } : item));
	};

	async function pump(): Promise<void> {
		const first = items.value[0];
		if (busy || !first || first.phase === "stopped" || parts.over.aborted) return;
		clearTimeout(retry);
		busy = true;
		set(first.id, { phase: "sending" });
		const delay = await attempt(first);
		busy = false;
		if (delay === null) return;
		if (delay === 0) return void pump();
		retry = setTimeout(pump, delay);
	}

	/** The pause before the next attempt, or null when a person has to decide. */
	async function attempt(text: Outgoing): Promise<number | null> {
		const { id, body, closeAfter } = text;
		try {
			const message = await parts.send(closeAfter ? { id, body, closeAfter } : { id, body });
			failures = 0;
			remove(id);
			parts.sent(message);
			return 0;
		} catch (error) {
			if (!items.value.some((item) => item.id === id)) return 0;
			return failed(text, error);
		}
	}

	function failed(text: Outgoing, error: unknown): number | null {
		if (error instanceof Refused && !isPassing(error) && error.problem.status !== 401) {
			remove(text.id);
			parts.refused(text, error.problem);
			return 0;
		}
		failures += 1;
		if (!isPassing(error) || now() - text.since >= KEEP_TRYING_MS) {
			items.value = items.value.map((item) => ({ ...item, phase: "stopped" }));
			return null;
		}
		set(text.id, { phase: "waiting" });
		return backoffMs(failures + 1, parts.random ?? Math.random);
	}

	(parts.window ?? globalThis).addEventListener("online", () => void pump(), { signal: parts.over });
	parts.over.addEventListener("abort", () => clearTimeout(retry), { once: true });

	return {
		items,
		submit(body, closeAfter) {
			const id = (parts.newId ?? (() => crypto.randomUUID()))();
			const stopped = items.value.some((item) => item.phase === "stopped");
			const at = new Date(now()).toISOString();
			items.value = [...items.value, { id, body, closeAfter, at, since: now(), phase: stopped ? "stopped" : "sending" }];
			void pump();
		},
		tryAgain() {
			items.value = items.value.map((item) => ({ ...item, since: now(), phase: "waiting" }));
			void pump();
		},
		stored: remove,
		async takeBack(id) {
			const text = items.value.find((item) => item.id === id);
			if (!text || text.phase === "sending") return null;
			clearTimeout(retry);
			set(id, { phase: "stopped" });
			const stored = await parts.ask(id).catch(() => true);
			if (stored) return null;
			remove(id);
			return text.body;
		},
	};
}
