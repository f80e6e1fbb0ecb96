import type {
	Carrier,
	CarrierMessage,
	CarrierState,
	Clock,
	EraseResult,
	MediaAnswer,
	MediaDeletion,
	NoAnswer,
	OutgoingText,
	SendResult,
} from "../ports.ts";

/** `lost`: the outcome is unknown to the caller; `arrived` says whether the carrier took the text all the same. */
export type ScriptedSend =
	| { kind: "refused"; errorCode: number }
	| { kind: "busy"; retryAfterMs?: number | null }
	| { kind: "unreached" }
	| { kind: "unknown"; arrived: boolean };

export type CarrierCall =
	| { verb: "send"; text: OutgoingText; result: SendResult }
	| { verb: "erase" | "fetch" | "listSent" | "listReceived"; answered: boolean };

type Received = { from: string; to: string; body: string; at?: number; media?: CarrierMessage["media"] };

const FINAL: ReadonlySet<CarrierState | null> = new Set(["delivered", "undelivered", "failed", "cancelled"]);

/** A carrier in memory that does what it is told; it keeps every text it took, so a double send is seen. */
export class FakeCarrier implements Carrier {
	/** What its media addresses give; an address that is not among them is gone. */
	readonly media = new Map<string, MediaAnswer | NoAnswer>();
	/** The addresses it was told to delete; each answer is given once, then the deletion is done. */
	readonly deletedMedia: string[] = [];
	readonly mediaStays: (MediaDeletion | NoAnswer)[] = [];
	readonly journal: CarrierCall[] = [];
	readonly messages: CarrierMessage[] = [];
	pageSize = 50;
	#clock: Clock;
	#scripted: ScriptedSend[] = [];
	#silent: (number | null)[] = [];
	#gate: Promise<void> | null = null;
	#count = 0;

	constructor(clock: Clock = { now: () => Date.now() }) {
		this.#clock = clock;
	}

	/** What the next sends come to, in order; after them every text is accepted. */
	next(...answers: ScriptedSend[]): void {
		this.#scripted.push(...answers);
	}

	/** The next questions (fetch and lists) get no answer, one per entry. */
	silence(...retryAfterMs: (number | null)[]): void {
		this.#silent.push(...retryAfterMs);
	}

	/** Sends wait, already taken by the carrier, until the returned function is called. */
	hold(): () => void {
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#gate = promise;
		return () => {
			this.#gate = null;
			resolve();
		};
	}

	/** A patient texts. */
	receive(text: Received): CarrierMessage {
		const { at = this.#clock.now(), media = [], ...rest } = text;
		const sid = this.#sid(media.length > 0 ? "MM" : "SM");
		return this.#keep({ ...rest, sid, direction: "in", state: null, errorCode: null, at, media });
	}

	/** The network's verdict on a text we sent. */
	settle(sid: string, state: CarrierState, errorCode: number | null = null): void {
		const found = this.messages.find((message) => message.sid === sid);
		if (!found) throw new Error("the fake carrier has no such message");
		Object.assign(found, { state, errorCode });
	}

	/** Every text the carrier took from us, oldest first. */
	get sent(): CarrierMessage[] {
		return this.messages.filter((message) => message.direction === "out");
	}

	async send(text: OutgoingText): Promise<SendResult> {
		const result = this.#outcome(text);
		this.journal.push({ verb: "send", text, result });
		await this.#gate;
		return result;
	}

	async erase(sid: string): Promise<EraseResult> {
		const at = this.messages.findIndex((message) => message.sid === sid);
		const isFinal = at === -1 || this.messages[at]?.direction === "in" || FINAL.has(this.messages[at]?.state ?? null);
		const answer = this.#ask("erase", (): EraseResult => (isFinal ? { kind: "gone" } : { kind: "not_yet", retryAfterMs: null }));
		if (answer.kind === "gone" && at !== -1) this.messages.splice(at, 1);
		return answer;
	}

	async fetchMedia(url: string): Promise<MediaAnswer | NoAnswer> {
		return this.media.get(url) ?? { kind: "gone" };
	}

	async deleteMedia(url: string): Promise<MediaDeletion | NoAnswer> {
		const scripted = this.mediaStays.shift();
		if (scripted) return scripted;
		this.media.delete(url);
		this.deletedMedia.push(url);
		return { kind: "deleted" };
	}

	async fetch(sid: string): Promise<CarrierMessage | null | NoAnswer> {
		return this.#ask("fetch", () => this.messages.find((message) => message.sid === sid) ?? null);
	}

	async listSent(query: { from: string; to: string; since: number }): Promise<CarrierMessage[] | NoAnswer> {
		const match = (message: CarrierMessage) => message.from === query.from && message.to === query.to;
		return this.#ask("listSent", () => this.#newest("out", query.since).filter(match));
	}

	async listReceived(query: {
		to: string;
		since: number;
		next?: string;
	}): Promise<{ items: CarrierMessage[]; next: string | null } | NoAnswer> {
		return this.#ask("listReceived", () => {
			const all = this.#newest("in", query.since).filter((message) => message.to === query.to);
			const start = Number(query.next ?? 0);
			const end = start + this.pageSize;
			return { items: all.slice(start, end), next: end < all.length ? String(end) : null };
		});
	}

	#outcome(text: OutgoingText): SendResult {
		const scripted = this.#scripted.shift();
		if (scripted?.kind === "busy") return { kind: "busy", retryAfterMs: scripted.retryAfterMs ?? null };
		if (scripted?.kind === "unknown") {
			if (scripted.arrived) this.#take(text);
			return { kind: "unknown" };
		}
		if (scripted) return scripted;
		return { kind: "accepted", sid: this.#take(text).sid, state: "accepted" };
	}

	#take({ from, to, body }: OutgoingText): CarrierMessage {
		const at = this.#clock.now();
		return this.#keep({ sid: this.#sid("SM"), from, to, body, direction: "out", state: "accepted", errorCode: null, at, media: [] });
	}

	#ask<T>(verb: "erase" | "fetch" | "listSent" | "listReceived", answer: () => T): T | NoAnswer {
		const silent = this.#silent.length > 0;
		this.journal.push({ verb, answered: !silent });
		return silent ? { kind: "no_answer", retryAfterMs: this.#silent.shift() ?? null } : structuredClone(answer());
	}

	#newest(direction: "in" | "out", since: number): CarrierMessage[] {
		const found = this.messages.filter((message) => message.direction === direction && message.at >= since);
		return found.reverse().sort((a, b) => b.at - a.at);
	}

	#keep(message: CarrierMessage): CarrierMessage {
		this.messages.push(message);
		return message;
	}

	#sid(kind: "SM" | "MM"): string {
		this.#count += 1;
		return kind + this.#count.toString(16).padStart(32, "0");
	}
}
