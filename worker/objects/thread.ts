import { DurableObject } from "cloudflare:workers";
import type { MessagePage, SendMessage } from "../../shared/schemas/message.ts";
import type { Thread as ThreadBody, ThreadStatus } from "../../shared/schemas/thread.ts";
import { compose, type Env, type Ports, publicBaseUrl } from "../compose.ts";
import { movedTo } from "../domain/outbox/settle.ts";
import { type Action, type Asker, may } from "../domain/staff/permission.ts";
import { queue, receive, setStatus } from "../domain/thread/decide.ts";
import { newThread, type Pair } from "../domain/thread/open.ts";
import type { Actor, Text, ThreadEvent } from "../domain/thread/thread.ts";
import { messageView, threadView } from "../domain/thread/view.ts";
import { linkedTo } from "../domain/ticket/ticket-case.ts";
import { isEcho } from "../domain/ticket/ticket-status.ts";
import type { CarrierState, TicketStatus } from "../ports.ts";
import { countReceivedAfter, hasText, textById, textsBefore } from "../store/thread/messages.ts";
import { carrierStep, sendVerdict } from "./carrier-lane.ts";
import { type ClinicFacts, clinicById } from "./clinic-facts.ts";
import { helpdeskStep } from "./helpdesk-lane.ts";
import { inboxStep } from "./inbox-lane.ts";
import { Lane } from "./lane.ts";
import { Ledger } from "./ledger.ts";
import type { Refusal, SendAnswer } from "./refusal.ts";
import { directoryOf, inboxOf } from "./stubs.ts";

export type IncomingText = Text & { optOutType: string | null };
/** The clinic that a new thread belongs to. */
export type Home = { id: string; country: string };
export type Receipt = { messageId: string; sid: string; state: CarrierState; errorCode: number | null };
export type TicketNews = { ticketId: string; at: number; status: TicketStatus | null };

/** A deployment's own clock must not run an alarm in circles. */
const LEAST_WAIT_MS = 250;
/** The directory, or the runtime itself, is in trouble. */
const FAULT_WAIT_MS = 5_000;

/** All texts between one clinic number and one outside number. */
export class Thread extends DurableObject<Env> {
	ports: Ports;
	readonly ledger: Ledger;
	readonly #inboxLane: Lane;
	readonly #lanes: Lane[];

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		this.ports = compose(env);
		this.ledger = new Ledger(ctx.storage, {
			clock: { now: () => this.ports.clock.now() },
			carrierReady: () => this.ports.carrier !== null,
			helpdeskReady: () => this.ports.helpdesk !== null,
			tell: () => ctx.waitUntil(this.#inboxLane.run()),
			startAnew: () => ctx.abort("a commit failed"),
		});
		this.#inboxLane = new Lane(() => inboxStep(this.ledger, () => inboxOf(env, this.ledger.thread?.clinicId ?? "")));
		this.#lanes = [this.#inboxLane, ...this.#outsideLanes()];
	}

	/** Keeps a text that came in, once for its id, before anyone is told that it was kept. */
	receive(pair: Pair, clinic: Home, text: IncomingText): "kept" | "known" {
		const { optOutType, ...kept } = text;
		if (this.ledger.thread && hasText(this.ledger.sql, text.id)) return "known";
		const thread = this.ledger.thread ?? this.#newThread(pair, clinic);
		const opened: ThreadEvent[] = this.ledger.thread ? [] : [{ type: "ThreadOpened", thread }];
		this.ledger.commit([...opened, ...receive(thread, kept, optOutType)], { type: "patient" });
		return "kept";
	}

	/** A carrier's receipt for a text out: moves it forward or changes nothing. */
	receipt(receipt: Receipt): void {
		const text = this.ledger.thread && textById(this.ledger.sql, receipt.messageId);
		if (text?.direction !== "out" || (text.sid && text.sid !== receipt.sid)) return;
		const sending = { id: text.id, state: text.state, sid: text.sid, queuedAt: text.at };
		this.ledger.commit(movedTo(sending, receipt.state, { sid: receipt.sid, code: receipt.errorCode }, this.ledger.now()), {
			type: "carrier",
		});
		this.#drainSoon();
	}

	/** Staff open a thread with a number, from a ticket if they were in one. */
	async open(asker: Asker, pair: Pair, clinic: Home, ticketId: string | null): Promise<{ body: ThreadBody; created: boolean }> {
		const created = this.ledger.thread === null;
		if (created) this.ledger.commit([{ type: "ThreadOpened", thread: this.#newThread(pair, clinic) }], staff(asker));
		this.#drainSoon();
		if (ticketId) await this.#linkTicket(asker, ticketId);
		const body = await this.view(asker, false);
		if (!body) throw new Error("opened just now");
		return { body, created };
	}

	/** Null for those who may not know of it. A look is an entry in the log. */
	async view(asker: Asker, look = true): Promise<ThreadBody | null> {
		if (!this.#allows(asker, "read")) return null;
		const clinic = await this.#clinicNow();
		const { thread } = this.ledger;
		if (!thread) return null;
		if (look) this.ledger.commit([{ type: "ThreadViewed" }], staff(asker));
		const verdict = sendVerdict(thread, clinic, this.ports.carrier !== null);
		return threadView(thread, verdict, this.ports.helpdesk !== null, this.ledger.now());
	}

	messages(asker: Asker, before: number | null, limit: number): MessagePage | null {
		if (!this.#allows(asker, "read")) return null;
		this.ledger.commit([{ type: "ThreadViewed" }], staff(asker));
		const texts = textsBefore(this.ledger.sql, before, limit + 1);
		const items = texts.slice(0, limit).map(messageView);
		const last = items.at(-1);
		return { items, next: texts.length > limit && last ? String(last.seq) : null };
	}

	/** How many texts in this thread had come in when `messageId` was the newest on screen. */
	receivedUpTo(asker: Asker, messageId: string): { clinicId: string; received: number } | null {
		if (!this.#allows(asker, "read") || !this.ledger.thread) return null;
		const text = textById(this.ledger.sql, messageId);
		if (!text) return null;
		return { clinicId: this.ledger.thread.clinicId, received: this.ledger.thread.received - countReceivedAfter(this.ledger.sql, text.pos) };
	}

	/** Staff send a text: kept and queued, then sent. The same id again is the same text. */
	async send(asker: Asker, command: SendMessage): Promise<SendAnswer> {
		const refusal = this.#refuses(asker, "write");
		if (refusal) return refusal;
		const clinic = await this.#clinicNow();
		const { thread } = this.ledger;
		if (!thread) return { refused: "not_found" };
		const known = textById(this.ledger.sql, command.id);
		if (known) {
			const same = known.direction === "out" && known.body === command.body && known.sender.id === asker.staffId;
			return same ? { message: messageView(known), created: false } : { refused: "id_reused" };
		}
		const verdict = sendVerdict(thread, clinic, this.ports.carrier !== null);
		if (!verdict.allowed) return { refused: verdict.code, reason: verdict.reason };
		this.ledger.commit(queue(thread, textOut(asker, command, this.ledger.now()), command.closeAfter ?? false), staff(asker));
		this.#drainSoon();
		const kept = textById(this.ledger.sql, command.id);
		if (!kept) throw new Error("kept just now");
		return { message: messageView(kept), created: true };
	}

	async setStatus(asker: Asker, status: ThreadStatus): Promise<{ body: ThreadBody } | Refusal> {
		const refusal = this.#refuses(asker, "write");
		if (refusal) return refusal;
		if (this.ledger.thread) this.ledger.commit(setStatus(this.ledger.thread, status, asker.staffId), staff(asker));
		this.#drainSoon();
		const body = await this.view(asker, false);
		return body ? { body } : { refused: "not_found" };
	}

	/** A person decides on a text of which nobody knows whether it went. */
	resolve(asker: Asker, messageId: string, as: "sent" | "resend"): SendAnswer {
		const refusal = this.#refuses(asker, "write");
		if (refusal) return refusal;
		const waits = this.ledger.thread?.attention.some((item) => item.kind === "unknown_send" && item.messageId === messageId);
		if (!waits) return { refused: "not_waiting" };
		const sent = { type: "DeliveryMoved", messageId, state: "sent", sid: null, code: null, dueAt: null } as const;
		this.ledger.commit([as === "sent" ? sent : { type: "SendRepeated", messageId }], staff(asker));
		this.#drainSoon();
		const text = textById(this.ledger.sql, messageId);
		return text ? { message: messageView(text), created: false } : { refused: "not_found" };
	}

	/** Somebody changed the ticket in Zendesk: kept as a wish to read it, so that the order of such news does not matter. */
	ticketNews(news: TicketNews): void {
		const { thread } = this.ledger;
		// What we wrote ourselves comes back as news, and news come twice.
		if (!thread || thread.ticket.id !== news.ticketId || isEcho(news.status, thread.ticket.known, thread.status)) return;
		// Later than any news before it, so that a read which is under way is known to be too early.
		const changedAt = Math.max((thread.ticket.changedAt ?? -1) + 1, news.at);
		this.ledger.commit([{ type: "TicketChanged", ticket: { ...thread.ticket, changedAt }, what: "news" }], { type: "helpdesk" });
		this.#drainSoon();
	}

	/** Does what is overdue; answers when the next thing is due. */
	async wake(): Promise<number | null> {
		await this.alarm();
		return this.ledger.nextDue();
	}

	/** Never throws for a fault outside: the runtime gives up an alarm that keeps throwing. */
	override async alarm(): Promise<void> {
		let whole = false;
		try {
			this.ledger.rung();
			const due = this.ledger.nextDue();
			whole = due === null || due > this.ledger.now() || (await this.drain());
		} finally {
			this.ledger.armAtLeast(whole ? LEAST_WAIT_MS : FAULT_WAIT_MS);
		}
	}

	/** False when one of the lanes met a fault that it could not write down. */
	async drain(): Promise<boolean> {
		const runs = await Promise.all(this.#lanes.map((lane) => lane.run()));
		await this.#noteOverdue();
		return runs.every((whole) => whole);
	}

	#drainSoon(): void {
		this.ctx.waitUntil(this.drain());
	}

	#outsideLanes(): Lane[] {
		const { ledger } = this;
		const clinic = () => this.#clinicNow();
		const link = (ticketId: string, requesterId: string | null) =>
			directoryOf(this.env).linkTicket(ticketId, this.ctx.id.toString(), requesterId);
		const statusCallback = (messageId: string) =>
			`${publicBaseUrl(this.env)}/webhooks/twilio/status?m=${this.ctx.id.toString()}.${encodeURIComponent(messageId)}`;
		return [
			new Lane(() => carrierStep({ ledger, carrier: () => this.ports.carrier, clinic, statusCallback })),
			new Lane(() => helpdeskStep({ ledger, helpdesk: () => this.ports.helpdesk, clinic, link })),
		];
	}

	/** What is late although it was tried is put on the directory's list: a second net under the alarm. */
	async #noteOverdue(): Promise<void> {
		const { thread } = this.ledger;
		if (!thread) return;
		const failing = thread.ticket.failingSince !== null || (thread.untold?.attempt ?? 0) > 0;
		const due = failing ? this.ledger.nextDue() : null;
		if (due !== null)
			await directoryOf(this.env)
				.notePending(this.ctx.id.toString(), due)
				.catch(() => undefined);
	}

	#newThread(pair: Pair, clinic: Home) {
		return newThread(this.ctx.id.toString(), pair, clinic, this.ledger.now());
	}

	async #linkTicket(asker: Asker, ticketId: string): Promise<void> {
		await directoryOf(this.env).linkTicket(ticketId, this.ctx.id.toString(), null);
		const { thread } = this.ledger;
		if (!thread || thread.ticket.id === ticketId) return;
		const ticket = { ...linkedTo(thread.ticket, ticketId), told: thread.received };
		this.ledger.commit([{ type: "TicketChanged", ticket, what: "linked" }], staff(asker));
		this.#drainSoon();
	}

	async #clinicNow(): Promise<ClinicFacts | null> {
		const { thread } = this.ledger;
		return thread && clinicById(this.env, thread.clinicId);
	}

	#allows(asker: Asker, action: Action): boolean {
		return this.ledger.thread !== null && may(asker, action, this.ledger.thread.clinicId) === "yes";
	}

	#refuses(asker: Asker, action: Action): Refusal | null {
		const { thread } = this.ledger;
		const answer = thread ? may(asker, action, thread.clinicId) : "hidden";
		if (answer === "yes") return null;
		return { refused: answer === "hidden" ? "not_found" : "read_only" };
	}
}

function staff(asker: Asker): Actor {
	return { type: "staff", id: asker.staffId, name: asker.name };
}

function textOut(asker: Asker, command: SendMessage, at: number): Text {
	return {
		id: command.id,
		direction: "out",
		kind: "text",
		channel: "sms",
		body: command.body,
		sender: { type: "staff", id: asker.staffId, name: asker.name },
		attachments: [],
		flags: [],
		media: [],
		at,
	};
}
