import type { Message, MessagePage } from "../../shared/schemas/message.ts";
import type { SendMessage } from "../../shared/schemas/send-message.ts";
import type { Thread as ThreadBody, ThreadStatus } from "../../shared/schemas/thread.ts";
import { languageOf } from "../domain/answers/answer-to.ts";
import { dayIn } from "../domain/consent/guardians.ts";
import { openRequest } from "../domain/consent/phi-consent.ts";
import { behindLink } from "../domain/link/behind-link.ts";
import type { PageLink } from "../domain/link/link.ts";
import { movedTo } from "../domain/outbox/settle.ts";
import { answerOf } from "../domain/reading/answer.ts";
import { reactionOf } from "../domain/reading/reaction.ts";
import type { Asker } from "../domain/staff/permission.ts";
import { queue, queueAutomatic, receive, setStatus } from "../domain/thread/decide.ts";
import { newThread, type Pair } from "../domain/thread/open.ts";
import type { Reading } from "../domain/thread/read-text.ts";
import type { Text, ThreadEvent, Thread as ThreadState } from "../domain/thread/thread.ts";
import { messageView } from "../domain/thread/view.ts";
import { linkedTo } from "../domain/ticket/ticket-case.ts";
import { isEcho } from "../domain/ticket/ticket-status.ts";
import type { CarrierState, TicketStatus } from "../ports.ts";
import { countReceivedAfter, hasText, textById, textsBefore, textWithBody } from "../store/thread/messages.ts";
import { sendingById } from "../store/thread/outbox.ts";
import type { ClinicFacts } from "./clinic-facts.ts";
import type { Refusal, SendAnswer } from "./refusal.ts";
import { sealed } from "./sealed.ts";
import { sendVerdict } from "./send-verdict.ts";
import { directoryOf, phoneOf } from "./stubs.ts";
import { textOut } from "./text-out.ts";
import { staff } from "./thread-engine.ts";
import { ThreadOfPages } from "./thread-of-pages.ts";
import { within } from "./within.ts";

export type IncomingText = Text & { optOutType: string | null };
/** The clinic that a thread belongs to, with what it does about texts that nobody reads; nothing, unless it says so. */
export type Home = { id: string; country: string } & Partial<Pick<Reading, "emergencyWords" | "answersUnattended" | "closedStays">>;
export type Receipt = { messageId: string; sid: string; state: CarrierState; errorCode: number | null };
export type TicketNews = { ticketId: string; at: number; status: TicketStatus | null };

/** The carrier waits for our answer to a text, and brings it again when it has waited too long. */
const ASK_WITHIN_MS = 3_000;

/** All texts between one clinic number and one outside number. */
export class Thread extends ThreadOfPages {
	/** Keeps a text that came in, once for its id, before anyone is told that it was kept. */
	async receive(pair: Pair, clinic: Home, text: IncomingText): Promise<"kept" | "known"> {
		const { optOutType, ...kept } = text;
		if (this.ledger.thread && hasText(this.ledger.sql, text.id)) return "known";
		const asks = this.ledger.thread && openRequest(this.ledger.thread.consents) && answerOf(text.body) !== null;
		const today = asks ? await this.#dayOfAnswer(text.at) : null;
		// The same text may have come once more meanwhile.
		if (asks && hasText(this.ledger.sql, text.id)) return "known";
		const thread = this.ledger.thread ?? this.#newThread(pair, clinic);
		const opened: ThreadEvent[] = this.ledger.thread ? [] : [{ type: "ThreadOpened", thread }];
		const events = receive(thread, this.#withReaction(kept), { ...this.#reading(clinic, optOutType), today });
		this.ledger.commit([...opened, ...sealed(events, (id) => this.ledger.text(id)?.body ?? "", thread)], { type: "patient" });
		// Whoever may still be sending elsewhere is to know before the carrier hears from us that all is well.
		if (this.ledger.thread?.phoneDebt) await this.drain();
		else if (this.ledger.thread?.owed.length || text.media.length > 0) this.drainSoon();
		return "kept";
	}

	/** A carrier's receipt for a text out: moves it forward or changes nothing. */
	receipt(receipt: Receipt): void {
		const text = this.ledger.thread && textById(this.ledger.sql, receipt.messageId);
		if (text?.direction !== "out" || (text.sid && text.sid !== receipt.sid)) return;
		const claimedAt = sendingById(this.ledger.sql, text.id)?.claimedAt ?? null;
		const sending = { id: text.id, state: text.state, sid: text.sid, queuedAt: text.at, claimedAt };
		this.ledger.commit(movedTo(sending, receipt.state, { sid: receipt.sid, code: receipt.errorCode }, this.ledger.now()), {
			type: "carrier",
		});
		this.drainSoon();
	}

	/** Staff open a thread with a number, from a ticket if they were in one. */
	async open(asker: Asker, pair: Pair, clinic: Home, ticketId: string | null): Promise<{ body: ThreadBody; created: boolean }> {
		const created = this.ledger.thread === null;
		if (created) this.ledger.commit([{ type: "ThreadOpened", thread: this.#newThread(pair, clinic) }], staff(asker));
		this.drainSoon();
		if (ticketId) await this.#linkTicket(asker, ticketId);
		await this.askNumber().catch(() => undefined);
		const body = await this.view(asker, false);
		if (!body) throw new Error("opened just now");
		return { body, created };
	}

	/** Null for those who may not know of it. A look is an entry in the log. */
	async view(asker: Asker, look = true): Promise<ThreadBody | null> {
		if (!this.allows(asker, "read")) return null;
		// A screen that cannot ask the number shows what is known here; the send itself asks again.
		if (look) await Promise.all([this.askNumber(), this.askPatients()]).catch(() => undefined);
		const body = await this.body();
		if ("refused" in body) return null;
		if (look) this.ledger.commit([{ type: "ThreadViewed" }], staff(asker));
		return body;
	}

	messages(asker: Asker, before: number | null, limit: number): MessagePage | null {
		if (!this.allows(asker, "read")) return null;
		this.ledger.commit([{ type: "ThreadViewed" }], staff(asker));
		const texts = textsBefore(this.ledger.sql, before, limit + 1);
		const items = texts.slice(0, limit).map(messageView);
		const last = items.at(-1);
		return { items, next: texts.length > limit && last ? String(last.seq) : null };
	}

	/** How many texts in this thread had come in when `messageId` was the newest on screen. */
	receivedUpTo(asker: Asker, messageId: string): { clinicId: string; received: number } | null {
		if (!this.allows(asker, "read") || !this.ledger.thread) return null;
		const text = textById(this.ledger.sql, messageId);
		if (!text) return null;
		this.ledger.ready();
		return { clinicId: this.ledger.thread.clinicId, received: this.ledger.thread.received - countReceivedAfter(this.ledger.sql, text.pos) };
	}

	/** Staff send a text: kept and queued, then sent. The same id again is the same text. */
	async send(asker: Asker, command: SendMessage): Promise<SendAnswer> {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		const [clinic] = await Promise.all([
			this.clinicNow(),
			this.askNumber().catch(() => undefined),
			this.askPatients().catch(() => undefined),
		]);
		const atOnce = this.#answerAtOnce(asker, command, clinic);
		if (atOnce) return atOnce;
		const link = command.sensitive || command.card ? await this.secureLink(command) : null;
		if (link && "refused" in link) return link;
		if (!noticeFor(this.ledger.thread, clinic)) {
			return (link && this.#answerAtOnce(asker, command, clinic)) ?? this.#queued(asker, command, null, link);
		}
		const isFirst = await this.#isFirstToGreet();
		// While the number was asked a STOP may have come in, or the same text once more, or a first text beside this one.
		const notice = isFirst ? noticeFor(this.ledger.thread, clinic) : null;
		return this.#answerAtOnce(asker, command, clinic) ?? this.#queued(asker, command, notice, link);
	}

	async setStatus(asker: Asker, status: ThreadStatus): Promise<{ body: ThreadBody } | Refusal> {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		if (this.ledger.thread) this.ledger.commit(setStatus(this.ledger.thread, status, asker.staffId), staff(asker));
		this.drainSoon();
		const body = await this.view(asker, false);
		return body ? { body } : { refused: "not_found" };
	}

	/** A person decides on a text of which nobody knows whether it went. */
	resolve(asker: Asker, messageId: string, as: "sent" | "resend"): SendAnswer {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		const waits = this.ledger.thread?.attention.some((item) => item.kind === "unknown_send" && item.messageId === messageId);
		if (!waits) return { refused: "not_waiting" };
		const sent = { type: "DeliveryMoved", messageId, state: "sent", sid: null, code: null, dueAt: null } as const;
		this.ledger.commit([as === "sent" ? sent : { type: "SendRepeated", messageId }], staff(asker));
		this.drainSoon();
		const text = textById(this.ledger.sql, messageId);
		return text ? { message: messageView(text), created: false } : { refused: "not_found" };
	}

	/** Staff delete a message, with its files: here, on every screen, and at the carrier as soon as it lets us. */
	async deleteMessage(asker: Asker, messageId: string, reason: string): Promise<{ message: Message } | Refusal> {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		this.ledger.ready();
		const { eraseMessage } = await import("./erasing.ts");
		const answer = eraseMessage(this.ledger, asker, messageId, reason);
		this.drainSoon();
		return answer;
	}

	/** Staff delete one file of a message; the carrier's copy of the message goes with it. */
	async deleteFile(asker: Asker, fileId: string, reason: string): Promise<{ message: Message } | Refusal> {
		const refusal = this.refuses(asker, "write");
		if (refusal) return refusal;
		this.ledger.ready();
		const { eraseFile } = await import("./erasing.ts");
		const answer = eraseFile(this.ledger, asker, fileId, reason);
		this.drainSoon();
		return answer;
	}

	/** Somebody changed the ticket in Zendesk: kept as a wish to read it, so that the order of such news does not matter. */
	ticketNews(news: TicketNews): void {
		const { thread } = this.ledger;
		// What we wrote ourselves comes back as news, and news come twice.
		if (!thread || thread.ticket.id !== news.ticketId || isEcho(news.status, thread.ticket.known, thread.status)) return;
		// Later than any news before it, so that a read which is under way is known to be too early.
		const changedAt = Math.max((thread.ticket.changedAt ?? -1) + 1, news.at);
		this.ledger.commit([{ type: "TicketChanged", ticket: { ...thread.ticket, changedAt }, what: "news" }], { type: "helpdesk" });
		this.drainSoon();
	}

	/** Of a text that is kept already, or may not go. */
	#answerAtOnce(asker: Asker, command: SendMessage, clinic: ClinicFacts | null): SendAnswer | null {
		const { thread } = this.ledger;
		if (!thread) return { refused: "not_found" };
		const known = textById(this.ledger.sql, command.id);
		if (known) {
			const sameCard = JSON.stringify(known.card ?? null) === JSON.stringify(command.card ?? null);
			const sameFiles = known.attachments.map(({ fileId }) => fileId).join() === (command.files ?? []).join();
			const same = known.direction === "out" && known.body === command.body && known.sender.id === asker.staffId && sameCard && sameFiles;
			return same ? { message: messageView(known), created: false } : { refused: "id_reused" };
		}
		if (command.about && !thread.patients.some(({ id }) => id === command.about)) return { refused: "no_patient" };
		const unfit = this.unfitFiles(asker, command.files ?? [], Boolean(command.sensitive || command.card));
		if (unfit) return unfit;
		const asked = { sender: "person" as const, health: command.health, about: aboutOf(thread, command) };
		const verdict = sendVerdict(thread, clinic, this.ports.carrier !== null, asked, this.ledger.now());
		return verdict.allowed ? null : { refused: verdict.code, reason: verdict.reason };
	}

	#queued(asker: Asker, command: SendMessage, notice: string | null, link: PageLink | null): SendAnswer {
		const { thread } = this.ledger;
		if (!thread) return { refused: "not_found" };
		const now = this.ledger.now();
		const text = {
			...textOut(asker, { ...command, about: aboutOf(thread, command) }, now),
			...(link && behindLink(link, command.card)),
			files: command.files,
		};
		const first = notice === null ? [] : queueAutomatic(command.id, "first_contact", notice, now);
		const made: ThreadEvent[] = link ? [{ type: "LinkChanged", link, what: "made" }] : [];
		this.ledger.commit([...first, ...made, ...queue(thread, text, command.closeAfter ?? false)], staff(asker));
		this.drainSoon();
		const kept = textById(this.ledger.sql, command.id);
		if (!kept) throw new Error("kept just now");
		return { message: messageView(kept), created: true };
	}

	/** Once for the number, in whichever clinic that is. Where it cannot be asked, twice is better than never. */
	async #isFirstToGreet(): Promise<boolean> {
		const { thread } = this.ledger;
		try {
			return thread !== null && (await within(ASK_WITHIN_MS, phoneOf(this.env, thread.number).greet(thread.id)));
		} catch {
			return true;
		}
	}

	#reading(clinic: Home, optOutType: string | null): Omit<Reading, "today"> {
		const { emergencyWords = null, answersUnattended = false, closedStays = false } = clinic;
		const asked = this.ledger.thread && openRequest(this.ledger.thread.consents)?.requestMessageId;
		const state = asked ? this.ledger.text(asked)?.state : undefined;
		const requestWent = state !== undefined && !["queued", "held", "failed", "undelivered", "cancelled"].includes(state);
		return { optOutType, requestWent, emergencyWords, answersUnattended, closedStays };
	}

	/** Of a text that may answer a question: who speaks for whom is asked of the clinic then, but the text waits for nobody. */
	async #dayOfAnswer(at: number): Promise<string | null> {
		const known = await within(ASK_WITHIN_MS, Promise.all([this.clinicNow(), this.askPatients()])).catch(() => null);
		return known?.[0] ? dayIn(at, known[0].timeZone) : null;
	}

	/** A phone's "Liked …" belongs to the text that it quotes exactly; without one it stays a text. */
	#withReaction(text: Text): Text {
		const reaction = this.ledger.thread && reactionOf(text.body);
		const to = reaction && textWithBody(this.ledger.sql, reaction.quote);
		if (!reaction || !to) return text;
		return { ...text, reaction: { to, reaction: reaction.reaction, ...(reaction.emoji && { emoji: reaction.emoji }) } };
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
		this.drainSoon();
	}
}

function aboutOf({ patients }: ThreadState, { about }: SendMessage): string | undefined {
	return about ?? (patients.length === 1 ? patients[0]?.id : undefined);
}

/** Who the number texts with, and how to stop it: before a person's first text here, if the clinic wants it. */
function noticeFor(thread: ThreadState | null, clinic: ClinicFacts | null): string | null {
	const first = thread?.staffAt === null && thread.answeredAt.first_contact === undefined;
	return first && clinic?.settings.firstContact.on ? clinic.settings.firstContact.text[languageOf(thread)] : null;
}
