import { answerTo } from "../domain/answers/answer-to.ts";
import { settingsOf } from "../domain/clinic/saved.ts";
import { ended, expired, lastWord, openRequest } from "../domain/consent/phi-consent.ts";
import { nextSend } from "../domain/outbox/next-send.ts";
import { settle } from "../domain/outbox/settle.ts";
import { evolve as evolvePhone, type OptIn, optIn, optOut } from "../domain/phone/decide.ts";
import { newPhone, type Phone, standingFor } from "../domain/phone/phone.ts";
import type { PhoneOptOut } from "../domain/phone/standing.ts";
import { cancelledBy, consequences, queue, queueAutomatic, receive, setStatus } from "../domain/thread/decide.ts";
import { evolve } from "../domain/thread/evolve.ts";
import { isFinal } from "../domain/thread/receipt.ts";
import type { PhoneWord, Sending, Text, Thread, ThreadEvent } from "../domain/thread/thread.ts";
import type { ClinicFacts } from "../objects/clinic-facts.ts";
import type { Ledger } from "../objects/ledger.ts";
import { followed } from "../objects/phone-lane.ts";
import { sendVerdict } from "../objects/send-verdict.ts";
import type { SendResult } from "../ports.ts";
import { aConsent, aReading, aSending, aTextIn, aTextOut, aThread, NOON, PAIR } from "./thread-parts.ts";

const HERE = "a".repeat(64);
export const WINDOW_MS = 72 * 3_600_000;

const WENT: ReadonlySet<Sending["state"]> = new Set(["claimed", "unknown", "accepted", "sent", "delivered"]);

export type Claim = Pick<Sending, "id" | "health" | "about" | "automatic" | "queuedAt">;

/** One thread and its number as the objects run them, without the objects: every decision is the product's own. */
export class ConsentLife {
	now = NOON;
	thread: Thread = aThread({ patients: ["ana", "ben"].map((id) => ({ id, name: id, birthDate: null, language: "en" })) });
	phone: Phone = newPhone();
	sendings: Sending[] = [];
	/** Whether the number can be reached. */
	reachable = true;
	readonly claims: Claim[] = [];
	readonly received: Text[] = [];
	readonly #states = new Map<string, Sending["state"]>();
	#wordings = 1;
	#count = 0;

	get version(): number {
		return this.#wordings;
	}

	/** A text that was said at `at`. The same once more is known. */
	text(text: Text): void {
		if (this.received.some(({ id }) => id === text.id)) return;
		this.received.push(text);
		const asked = openRequest(this.thread.consents);
		const state = asked && this.#states.get(asked.id);
		const requestWent = state !== null && state !== undefined && WENT.has(state);
		this.#commit(receive(this.thread, text, aReading({ requestWent })));
	}

	said(body: string, at: number): Text {
		return aTextIn(body, { id: this.#id("SM"), at });
	}

	out(more: { health?: boolean; about?: string }): void {
		if (!this.#allows("person", more)) return;
		this.#commit(queue(this.thread, aTextOut("Hello.", { id: this.#id("m"), at: this.now, ...more }), false));
	}

	/** Null when it may not be asked. */
	ask(patientId: string): string | null {
		const open = openRequest(this.thread.consents);
		const before = lastWord(this.thread.consents, patientId);
		if (open || !this.reachable || !this.#allows("person", {}) || (before?.state === "granted" && before.wordingVersion === this.#wordings))
			return null;
		const id = this.#id("c");
		const times = { at: this.now, askedAt: this.now, expiresAt: this.now + WINDOW_MS };
		const asked = { id, patientId, requestMessageId: id, answerMessageId: null, wordingVersion: this.#wordings, ...times };
		const question = aTextOut("May we?", { id, at: this.now });
		this.#commit([...queue(this.thread, question, false), { type: "ConsentChanged", consent: aConsent({ ...asked, state: "open" }) }]);
		return id;
	}

	withdraw(patientId: string): void {
		const before = lastWord(this.thread.consents, patientId);
		if (before?.state !== "granted") return;
		const as = { id: `${before.id}.withdrawn`, state: "withdrawn", reason: "asked", by: null, at: this.now } as const;
		this.#commit([{ type: "ConsentChanged", consent: ended(before, as) }]);
	}

	publishWording(): void {
		this.#wordings += 1;
	}

	status(status: Thread["status"]): void {
		this.#commit(setStatus(this.thread, status, "7"));
	}

	staffStop(): void {
		if (!this.thread.optedOut) this.#commit([{ type: "NumberOptedOut", source: "staff", by: "7" }]);
	}

	/** As staff lift what staff recorded: never before the number knows all that was said here. */
	staffLift(): boolean {
		if (!this.reachable || (this.thread.optedOut && this.thread.optedOut.source !== "staff")) return false;
		this.tellNumber();
		const said = this.#atNumber(HERE, optIn(this.phone, HERE, { at: this.now, source: "staff", by: "7" }, this.now));
		if (said) this.#follow();
		return said;
	}

	/** Said to another clinic; this thread is told of it, or not yet. */
	elsewhere(say: "stop" | "start", told: boolean): void {
		const stop: PhoneOptOut = { at: this.now, source: "patient", scope: "everything", threadId: "t2" };
		const start: OptIn = { at: this.now, source: "patient" };
		this.#atNumber("t2", say === "stop" ? optOut(this.phone, stop, this.now) : optIn(this.phone, "t2", start, this.now));
		if (told) this.#follow();
	}

	/** What was said here reaches the number, which answers with how it stands. */
	tellNumber(): void {
		const words = this.thread.phoneDebt?.words ?? [];
		if (!this.reachable || words.length === 0) return;
		for (const word of words) this.#atNumber(HERE, this.#heard(word));
		this.#commit([{ type: "PhoneTold", words: words.length }]);
		this.#follow();
	}

	/** As the lanes run: what is owed to the number is told first. */
	claim(): void {
		this.tellNumber();
		this.claimUntold();
	}

	/** The next text that is due begins, if it may; what was said here has not reached the number. */
	claimUntold(): void {
		const step = nextSend(this.sendings, this.now);
		if (step?.do !== "claim" || !this.reachable) return;
		this.#follow();
		const sending = this.sendings.find(({ id }) => id === step.sending.id);
		if (!sending) return;
		const { id, health, about, automatic, queuedAt } = sending;
		const verdict = sendVerdict(this.thread, this.#clinic(), true, { sender: automatic ?? "person", health, about }, this.now);
		if (!verdict.allowed) return this.#commit([cancelledBy(id, verdict.code)]);
		this.claims.push({ id, health, about, automatic, queuedAt });
		this.#commit([{ type: "SendClaimed", messageId: id }]);
	}

	/** The carrier's answer to the text in flight. */
	settle(result: SendResult): void {
		const flying = this.sendings.find(({ state }) => state === "claimed");
		if (flying) this.#commit(settle(flying, result, this.now, 0));
	}

	/** The next answer that nobody types; or the end of a question's time. */
	answer(): void {
		const owed = this.thread.owed[0];
		if (!owed) return this.#closeQuestion();
		const body = this.received.find(({ id }) => id === owed.messageId)?.body ?? "";
		const facts = { settings: this.#clinic().settings, timeZone: "America/New_York", now: this.now, body };
		const answer = answerTo(owed, this.thread, facts);
		const done = { type: "AnswerDropped", messageId: owed.messageId, kind: owed.kind, why: "done" } as const;
		if ("why" in answer) this.#commit([done]);
		else this.#commit([...queueAutomatic(owed.messageId, answer.automatic, answer.body, this.now), done]);
	}

	#closeQuestion(): void {
		const consent = expired(openRequest(this.thread.consents), this.now);
		if (consent) this.#commit([{ type: "ConsentChanged", consent }]);
	}

	#heard(word: PhoneWord) {
		if (word.say === "start") return optIn(this.phone, HERE, { at: word.at, source: "patient" }, this.now);
		const { say: _, ...stop } = word;
		return optOut(this.phone, { ...stop, scope: "everything", threadId: HERE }, this.now);
	}

	#atNumber(threadId: string, events: ReturnType<typeof optIn>): boolean {
		if ("refused" in events) return false;
		const before = JSON.stringify(standingFor(this.phone, threadId));
		const after = events.reduce(evolvePhone, this.phone);
		const changed = JSON.stringify(standingFor(after, threadId)) !== before;
		this.phone = { ...after, version: after.version + (changed ? 1 : 0) };
		return true;
	}

	#follow(): void {
		if (!this.reachable) return;
		const ledger = { thread: this.thread, sendings: () => this.sendings } as unknown as Ledger;
		this.#commit(followed(ledger, standingFor(this.phone, HERE)));
	}

	#allows(sender: "person", more: { health?: boolean; about?: string }): boolean {
		this.#follow();
		return sendVerdict(this.thread, this.#clinic(), true, { sender, ...more }, this.now).allowed;
	}

	#clinic(): ClinicFacts {
		const about = { id: "riverside", name: "Riverside", country: "US", numbers: [] };
		const words = { en: "May we?", es: "¿Podemos?" };
		const versions = [{ version: this.#wordings, text: words, hash: words, at: new Date(NOON).toISOString(), by: "7" }];
		const settings = settingsOf({ phi: { on: true, ticks: {} } }, versions, about);
		const numbers = [{ number: PAIR.clinicNumber, registration: "confirmed" as const }];
		return { ...about, numbers, timeZone: "America/New_York", newTicketAfterDays: null, settings };
	}

	/** As the ledger does; the thread is what a restart would read back. */
	#commit(events: ThreadEvent[]): void {
		const current = events.filter((event) => event.type !== "NumberOptedOut" || (event.at ?? this.now) >= (this.thread.restartedAt ?? 0));
		const moved = new Set(current.flatMap((event) => ("messageId" in event ? [event.messageId] : [])));
		const waiting = this.sendings.filter(({ id }) => !moved.has(id));
		const all = current.flatMap((event) => [event, ...consequences(this.thread, event, waiting, this.now)]);
		for (const event of all) {
			this.thread = evolve(this.thread, event, this.now);
			this.#move(event);
		}
		this.thread = JSON.parse(JSON.stringify(this.thread));
	}

	#move(event: ThreadEvent): void {
		if (event.type === "TextQueued") {
			const { id, health = false, about = null, automatic = null } = event.text;
			this.sendings.push(aSending({ id, health, about, automatic, queuedAt: this.now, dueAt: this.now }));
		}
		if (event.type === "SendClaimed") this.#change(event.messageId, { state: "claimed", claimedAt: this.now });
		if (event.type === "SendDelayed") this.#change(event.messageId, { state: event.held ? "held" : "queued", dueAt: event.dueAt });
		if (event.type !== "DeliveryMoved") return;
		const far = Number.MAX_SAFE_INTEGER;
		this.#change(event.messageId, { state: event.state, dueAt: event.dueAt ?? far });
		this.sendings = this.sendings.filter(({ state }) => !isFinal(state) && state !== "accepted");
	}

	#change(id: string, more: Partial<Sending>): void {
		if (more.state) this.#states.set(id, more.state);
		this.sendings = this.sendings.map((sending) => (sending.id === id ? { ...sending, ...more } : sending));
	}

	#id(kind: string): string {
		this.#count += 1;
		return `${kind}${this.#count}`;
	}
}
