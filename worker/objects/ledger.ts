import { logEntry } from "../domain/audit/entry.ts";
import { openRequest } from "../domain/consent/phi-consent.ts";
import { isFileEvent, looksOther } from "../domain/files/file.ts";
import { nextSendAt } from "../domain/outbox/next-send.ts";
import { consequences } from "../domain/thread/decide.ts";
import { nextErasing } from "../domain/thread/erase.ts";
import { evolve } from "../domain/thread/evolve.ts";
import type { Actor, Sending, Thread, ThreadEvent } from "../domain/thread/thread.ts";
import { ticketLooksOther } from "../domain/thread/view.ts";
import { nextStep } from "../domain/ticket/next-step.ts";
import { nextWriteAt } from "../domain/ticket/pace.ts";
import type { TicketCase } from "../domain/ticket/ticket-case.ts";
import type { Clock } from "../ports.ts";
import { appendEvent, CHAIN_START, type ChainHead, chainHead } from "../store/chain.ts";
import { isFresh, migrate } from "../store/migrate.ts";
import { applyEvent, loadThread, saveThread } from "../store/thread/apply.ts";
import { nextFileAt } from "../store/thread/files.ts";
import { type KeptText, textById } from "../store/thread/messages.ts";
import { threadMigrations } from "../store/thread/migrations.ts";
import { sendings } from "../store/thread/outbox.ts";
import { giveVault, Vault, vaultOf } from "../store/vault.ts";

/** The inbox is told at once; should that be cut off, the alarm tells it after this long, or sooner with the ticket. */
const TELL_GRACE_MS = 15_000;

export type LedgerFacts = {
	clock: Clock;
	/** What seals what people write; without it nothing is kept. */
	dataKey: string | undefined;
	carrierReady: () => boolean;
	helpdeskReady: () => boolean;
	/** Starts telling the inbox what it does not know yet. */
	tell: () => void;
	/** Drops this object and all that it has not kept yet. */
	startAnew: () => void;
};

/** What a thread's object knows, and the one way in which it changes. */
export class Ledger {
	readonly storage: DurableObjectStorage;
	readonly facts: LedgerFacts;
	thread: Thread | null;
	#head: ChainHead;
	/** The text that the last commits brought, as it was kept: whoever is told of it at once need not read it back. */
	#newest: KeptText | null = null;
	#isComplete = false;
	#armedAt: number | null = null;
	/** When the saved row says that the inbox is owed something; memory may know that it has been told since. */
	#savedTellAt: number | null;
	/** When the next text out is to be looked at; undefined: ask the table. */
	#sendingDue: number | null | undefined;

	/** When something is to be done with a file; undefined: ask the table. */
	#filesDue: number | null | undefined;

	constructor(storage: DurableObjectStorage, facts: LedgerFacts) {
		this.storage = storage;
		this.facts = facts;
		const fresh = isFresh(storage.sql);
		if (!fresh) this.#complete();
		if (fresh && facts.dataKey) giveVault(storage.sql, Vault.make(facts.dataKey));
		this.thread = fresh ? null : loadThread(storage.sql, facts.dataKey);
		this.#head = fresh ? CHAIN_START : chainHead(storage.sql);
		this.#savedTellAt = this.thread?.untold?.dueAt ?? null;
		// Woken after a crash: whatever alarm there was, one is due for what is pending.
		this.arm();
	}

	get sql(): SqlStorage {
		return this.storage.sql;
	}

	get vault(): Vault {
		return vaultOf(this.sql);
	}

	now(): number {
		return this.facts.clock.now();
	}

	text(id: string): KeptText | null {
		return this.#newest?.id === id ? this.#newest : textById(this.sql, id);
	}

	sendings(): Sending[] {
		return this.#isComplete ? sendings(this.sql) : [];
	}

	/** Keeps `events`, all that follows from them and the alarm, or nothing at all. */
	commit(events: ThreadEvent[], actor: Actor): void {
		if (events.length === 0) return;
		// One turn without a wait is one transaction. Should a write fail half-way, the object starts anew without any of it.
		try {
			this.#write(events, actor, this.now());
			this.arm();
		} catch (fault) {
			this.facts.startAnew();
			throw fault;
		}
		if (this.thread?.untold) this.facts.tell();
	}

	/** The inbox knows all up to `version`. Saved with the next commit or alarm: to tell it twice does no harm, a write for each text does. */
	told(version: number): void {
		if (!this.thread?.untold) return;
		const left = Object.entries(this.thread.untold.messages).filter(([, changedIn]) => changedIn > version);
		const untold = this.thread.version > version ? { ...this.thread.untold, messages: Object.fromEntries(left) } : null;
		this.thread = { ...this.thread, untold };
	}

	tellLater(dueAt: number): void {
		if (!this.thread?.untold) return;
		this.#save({ ...this.thread, untold: { ...this.thread.untold, dueAt, attempt: this.thread.untold.attempt + 1 } });
		this.arm();
	}

	/** Called as the alarm rings: it is used up, and what memory knows better than the saved row is saved. */
	rung(): void {
		this.#armedAt = null;
		if (this.thread) this.#complete();
		if (this.thread && (this.thread.untold?.dueAt ?? null) !== this.#savedTellAt) this.#save(this.thread);
	}

	nextDue(): number | null {
		if (!this.thread) return null;
		const dues = [...this.#otherDues(), ...(this.#savedTellAt === null ? [] : [this.#savedTellAt])];
		return dues.length > 0 ? Math.min(...dues) : null;
	}

	nextSendingDue(): number | null {
		if (!this.#isComplete) return null;
		if (this.#sendingDue === undefined) this.#sendingDue = nextSendAt(this.sendings());
		return this.#sendingDue;
	}

	nextFileDue(): number | null {
		if (!this.#isComplete) return null;
		if (this.#filesDue === undefined) this.#filesDue = nextFileAt(this.sql);
		return this.#filesDue;
	}

	/** One alarm, at the earliest thing due. */
	arm(): void {
		const due = this.nextDue();
		if (due === this.#armedAt) return;
		this.#armedAt = due;
		if (due === null) void this.storage.deleteAlarm();
		else void this.storage.setAlarm(due);
	}

	/** After an alarm: what is still overdue is tried again, but not in circles. */
	armAtLeast(waitMs: number): void {
		const due = this.nextDue();
		if (due !== null && due < this.now() + waitMs) {
			this.#armedAt = due;
			void this.storage.setAlarm(this.now() + waitMs);
		} else this.arm();
	}

	#write(events: ThreadEvent[], actor: Actor, now: number): void {
		if (!this.thread && !events.some(bringsFiles)) migrate(this.sql, threadMigrations.slice(0, 1));
		else this.#complete();
		const all = this.#withConsequences(events);
		const before = this.thread?.ticket ?? null;
		if (all.some(movesSendings)) this.#sendingDue = undefined;
		if (all.some((event) => isFileEvent(event) || bringsFiles(event))) this.#filesDue = undefined;
		for (const event of all) {
			if (event.type !== "ThreadOpened" && !this.thread) throw new Error("a thread begins with ThreadOpened");
			this.thread = event.type === "ThreadOpened" ? event.thread : this.thread && evolve(this.thread, event, now);
			this.#newest = applyEvent(this.sql, event, now) ?? (touchesText(event) ? null : this.#newest);
			this.#head = appendEvent(this.sql, this.#head, logEntry(event, actor), now);
		}
		if (this.thread && all.some((event) => event.type !== "ThreadViewed")) this.#save(this.#planned(this.thread, all, before, now));
	}

	#withConsequences(events: ThreadEvent[]): ThreadEvent[] {
		const { thread } = this;
		// A carrier's refusal of a text from before the last START is old news.
		const old = (event: ThreadEvent) => event.type === "NumberOptedOut" && (event.at ?? this.now()) < (thread?.restartedAt ?? 0);
		if (events.some(old)) return this.#withConsequences(events.filter((event) => !old(event)));
		if (!thread || !events.some((event) => event.type === "NumberOptedOut" || event.type === "DeliveryMoved")) return events;
		const moved = new Set(events.flatMap(messageIds));
		const waiting = this.sendings().filter((sending) => !moved.has(sending.id));
		return events.flatMap((event) => [event, ...consequences(thread, event, waiting, this.now())]);
	}

	/** What is owed to the inbox and to Zendesk after this commit, and when. */
	#planned(thread: Thread, events: ThreadEvent[], before: TicketCase | null, now: number): Thread {
		const ticket = { ...thread.ticket, dueAt: this.#ticketDue(thread, now) };
		const looksOther = before !== null && ticketLooksOther(before, thread.ticket, now);
		if (!looksOther && !events.some(concernsInbox)) return { ...thread, ticket };
		const version = thread.version + 1;
		const changed = Object.fromEntries(events.flatMap(messageIds).map((id) => [id, version]));
		// The alarm that is set already comes early enough; moving it would cost a write for every text.
		const grace = this.#armedAt !== null && this.#armedAt > now ? Math.min(this.#armedAt, now + TELL_GRACE_MS) : now + TELL_GRACE_MS;
		const untold = thread.untold ?? { messages: {}, dueAt: grace, attempt: 0 };
		return { ...thread, version, ticket, untold: { ...untold, messages: { ...untold.messages, ...changed } } };
	}

	/** What is due besides the inbox. */
	#otherDues(): number[] {
		const ticketDue = this.facts.helpdeskReady() ? (this.thread?.ticket.dueAt ?? null) : null;
		const { thread } = this;
		const owed = thread && thread.owed.length > 0 ? thread.owed[0]?.at : null;
		const question = thread ? openRequest(thread.consents)?.expiresAt : null;
		const links = thread ? Object.values(thread.linksDue) : [];
		const erasing = thread && this.facts.carrierReady() ? nextErasing(thread)?.dueAt : null;
		const dues = [
			...links,
			erasing,
			this.nextFileDue(),
			ticketDue,
			this.facts.carrierReady() ? this.nextSendingDue() : null,
			thread?.phoneDebt?.dueAt,
			owed,
			question,
		];
		return dues.filter((due) => due !== null && due !== undefined);
	}

	/** All columns are there: a new thread has only those that its first text needs. */
	ready(): void {
		this.#complete();
	}

	#complete(): void {
		if (this.#isComplete) return;
		migrate(this.sql, threadMigrations);
		this.#isComplete = true;
	}

	#ticketDue(thread: Thread, now: number): number | null {
		if (!this.facts.helpdeskReady() || !nextStep(thread, now, null)) return null;
		return thread.ticket.dueAt ?? nextWriteAt(thread.ticket.writes, now);
	}

	#save(thread: Thread): void {
		saveThread(this.sql, thread);
		this.thread = thread;
		this.#savedTellAt = thread.untold?.dueAt ?? null;
	}
}

const UNSEEN: ReadonlySet<ThreadEvent["type"]> = new Set([
	"ThreadViewed",
	"TicketChanged",
	"SendWatched",
	"SendAbsent",
	"WordRepeated",
	"PhoneTold",
	"PhoneDelayed",
	"AnswerOwed",
	"AnswerDropped",
	"PageViewed",
	"PageLeft",
	"EraseAsked",
	"EraseDelayed",
	"CarrierErased",
]);

function concernsInbox(event: ThreadEvent): boolean {
	return isFileEvent(event) ? looksOther(event) && event.type !== "FileStarted" && event.messageId !== undefined : !UNSEEN.has(event.type);
}

const MOVES_NO_SENDING: ReadonlySet<ThreadEvent["type"]> = new Set([
	"ThreadOpened",
	"TextReceived",
	"StatusChanged",
	"NumberOptedIn",
	"AttentionCleared",
	"AttentionRaised",
	"AttentionSettled",
	"AnswerOwed",
	"AnswerDropped",
	"PatientLinked",
	"ConsentChanged",
	"LinkChanged",
	"PageViewed",
	"PageLeft",
	"MessageRead",
	"MessageErased",
	"EraseAsked",
	"EraseDelayed",
	"CarrierErased",
	"WordRepeated",
	"PhoneTold",
	"TicketChanged",
	"ThreadViewed",
]);

function movesSendings(event: ThreadEvent): boolean {
	return !isFileEvent(event) && !MOVES_NO_SENDING.has(event.type);
}

/** A file has columns of its own. */
function bringsFiles(event: ThreadEvent): boolean {
	return (
		(event.type === "TextReceived" || event.type === "TextQueued") && (event.text.media.length > 0 || Boolean(event.text.files?.length))
	);
}

function touchesText(event: ThreadEvent): boolean {
	return "messageId" in event;
}

function messageIds(event: ThreadEvent): string[] {
	if (event.type === "TextReceived" || event.type === "TextQueued") return [event.text.id];
	return concernsInbox(event) && "messageId" in event && event.messageId ? [event.messageId] : [];
}
