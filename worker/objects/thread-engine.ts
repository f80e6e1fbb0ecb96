import { DurableObject } from "cloudflare:workers";
import { compose, type Env, type Ports, publicBaseUrl } from "../compose.ts";
import type { PhoneStanding } from "../domain/phone/standing.ts";
import { type Action, type Asker, may } from "../domain/staff/permission.ts";
import { patientNews } from "../domain/thread/patient-news.ts";
import type { Actor, Sending } from "../domain/thread/thread.ts";
import { answerStep } from "./answer-lane.ts";
import { carrierStep } from "./carrier-lane.ts";
import { type ClinicFacts, clinicById } from "./clinic-facts.ts";
import { eraseStep } from "./erase-lane.ts";
import { inboxStep } from "./inbox-lane.ts";
import { Lane } from "./lane.ts";
import { Ledger } from "./ledger.ts";
import { followed, phoneStep } from "./phone-lane.ts";
import type { Refusal } from "./refusal.ts";
import { clinicOf, directoryOf, inboxOf, phoneOf } from "./stubs.ts";

/** A deployment's own clock must not run an alarm in circles. */
const LEAST_WAIT_MS = 250;
/** The directory, or the runtime itself, is in trouble. */
const FAULT_WAIT_MS = 5_000;

/** What drives a thread's object: its ledger, its lanes to the outside, its alarm. */
export class ThreadEngine extends DurableObject<Env> {
	ports: Ports;
	readonly ledger: Ledger;
	readonly #inboxLane: Lane;
	readonly #lanes: Lane[];
	/** By itself: a large file on a slow line holds up no text. */
	protected readonly filesLane = new Lane(() => this.fileStep());
	#heard = 0;

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		this.ports = compose(env);
		this.ledger = new Ledger(ctx.storage, {
			clock: { now: () => this.ports.clock.now() },
			dataKey: env.DATA_KEY,
			carrierReady: () => this.ports.carrier !== null,
			helpdeskReady: () => this.ports.helpdesk !== null,
			tell: () => ctx.waitUntil(this.#inboxLane.run()),
			startAnew: () => ctx.abort("a commit failed"),
		});
		this.#inboxLane = new Lane(() => inboxStep(this.ledger, () => inboxOf(env, this.ledger.thread?.clinicId ?? "")));
		this.#lanes = [this.#inboxLane, ...this.#outsideLanes()];
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
		this.ctx.waitUntil(this.filesLane.run());
		const runs = await Promise.all(this.#lanes.map((lane) => lane.run()));
		await this.#noteOverdue();
		return runs.every((whole) => whole);
	}

	/** When nothing more is due for any file. */
	filesDone(): Promise<boolean> {
		return this.filesLane.run();
	}

	/** The next thing that is due for a file. */
	protected async fileStep(): Promise<boolean> {
		return false;
	}

	/** Where the carrier fetches the files of a message; null when they are not all there. */
	protected async mediaUrls(_messageId: string): Promise<string[] | null> {
		return [];
	}

	protected drainSoon(): void {
		this.ctx.waitUntil(this.drain());
	}

	/** Asks the number itself what it has said anywhere, and follows it. */
	protected async askNumber(): Promise<void> {
		const { thread } = this.ledger;
		if (thread?.numberKind !== "phone") return;
		this.follow(await phoneOf(this.env, thread.number).join(thread.id));
	}

	/** Asks the clinic what it knows now of the patients here. */
	protected async askPatients(): Promise<void> {
		const { thread } = this.ledger;
		if (!thread || thread.patients.length === 0) return;
		const known = await clinicOf(this.env, thread.clinicId).patients(thread.patients.map(({ id }) => id));
		if (this.ledger.thread) this.ledger.commit(patientNews(this.ledger.thread, known, this.ledger.now()), { type: "system" });
	}

	/** Does what the number's standing asks for; older news than what was heard last are passed over. */
	protected follow(standing: PhoneStanding, actor: Actor = { type: "system" }): void {
		if (standing.version < this.#heard) return;
		this.#heard = standing.version;
		this.ledger.commit(followed(this.ledger, standing), actor);
	}

	protected async clinicNow(): Promise<ClinicFacts | null> {
		const { thread } = this.ledger;
		return thread && clinicById(this.env, thread.clinicId);
	}

	protected allows(asker: Asker, action: Action): boolean {
		return this.ledger.thread !== null && may(asker, action, this.ledger.thread.clinicId) === "yes";
	}

	protected refuses(asker: Asker, action: Action): Refusal | null {
		const { thread } = this.ledger;
		const answer = thread ? may(asker, action, thread.clinicId) : "hidden";
		if (answer === "yes") return null;
		return { refused: answer === "hidden" ? "not_found" : "read_only" };
	}

	#outsideLanes(): Lane[] {
		const { ledger } = this;
		const clinic = () => this.clinicNow();
		const askNumber = () => Promise.all([this.askNumber(), this.askPatients()]).then(() => undefined);
		const link = (ticketId: string, requesterId: string | null) =>
			directoryOf(this.env).linkTicket(ticketId, this.ctx.id.toString(), requesterId);
		const mediaUrls = (messageId: string) => this.mediaUrls(messageId);
		const statusCallback = (messageId: string) =>
			`${publicBaseUrl(this.env)}/webhooks/twilio/status?m=${this.ctx.id.toString()}.${encodeURIComponent(messageId)}`;
		// Loaded with the first text that has a link.
		const words = async (sending: Sending) => (await import("./link-words.ts")).wireWords(this.env, ledger, sending);
		return [
			new Lane(() => phoneStep(ledger, () => phoneOf(this.env, ledger.thread?.number ?? ""))),
			new Lane(() => answerStep(ledger, clinic)),
			new Lane(() => carrierStep({ ledger, carrier: () => this.ports.carrier, clinic, askNumber, statusCallback, mediaUrls, words })),
			new Lane(() => linksStep(ledger)),
			new Lane(() => eraseStep(ledger, () => this.ports.carrier)),
			new Lane(async () => {
				const helpdesk = () => this.ports.helpdesk;
				// Loaded when there is a ticket to write.
				return isTicketDue(ledger) && (await import("./helpdesk-lane.ts")).helpdeskStep({ ledger, helpdesk, clinic, link });
			}),
		];
	}

	/** What is late although it was tried is put on the directory's list: a second net under the alarm. */
	async #noteOverdue(): Promise<void> {
		const { thread } = this.ledger;
		if (!thread) return;
		const failing = thread.ticket.failingSince !== null || (thread.untold?.attempt ?? 0) > 0 || (thread.phoneDebt?.attempt ?? 0) > 0;
		const due = failing ? this.ledger.nextDue() : null;
		if (due !== null)
			await directoryOf(this.env)
				.notePending(this.ctx.id.toString(), due)
				.catch(() => undefined);
	}
}

async function linksStep(ledger: Ledger): Promise<boolean> {
	const due = Object.values(ledger.thread?.linksDue ?? {}).some((at) => at <= ledger.now());
	return due && (await import("./nudge-lane.ts")).nudgeStep(ledger);
}

export function staff(asker: Asker): Actor & { type: "staff" } {
	return { type: "staff", id: asker.staffId, name: asker.name };
}

function isTicketDue(ledger: Ledger): boolean {
	const dueAt = ledger.thread?.ticket.dueAt ?? null;
	return dueAt !== null && dueAt <= ledger.now();
}
