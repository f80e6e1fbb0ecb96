import { DurableObject } from "cloudflare:workers";
import { compose, type Env } from "../compose.ts";
import { nextTellAt, owing, postponed, settled } from "../domain/phone/debts.ts";
import { evolve, greet, type LiftRefusal, type OptIn, optIn, optOut, type PhoneEvent } from "../domain/phone/decide.ts";
import { phoneLogEntry } from "../domain/phone/log.ts";
import { newPhone, type Phone as PhoneState, standingFor } from "../domain/phone/phone.ts";
import type { PhoneOptOut, PhoneStanding } from "../domain/phone/standing.ts";
import type { Clock } from "../ports.ts";
import { appendEvent, chainHead } from "../store/chain.ts";
import { isFresh, migrate } from "../store/migrate.ts";
import { type PhoneLogRow, phoneEvents } from "../store/phone/events.ts";
import { phoneMigrations } from "../store/phone/migrations.ts";
import { loadPhone, savePhone } from "../store/phone/phone.ts";
import { Lane } from "./lane.ts";
import { threadById } from "./stubs.ts";
import { within } from "./within.ts";

export type PhonePorts = {
	clock: Clock;
	tell: (threadId: string, standing: PhoneStanding) => Promise<void>;
	/** How long one thread may take to hear; whoever asked waits no longer. */
	tellWithinMs: number;
};

/** An alarm must not run in circles: neither by a clock's doing nor while a thread is slow to hear. */
const LEAST_WAIT_MS = 250;
const FAULT_WAIT_MS = 5_000;

/** What the whole organisation knows of one outside number's wish for texts. A thread asks it before every send, and is told of changes. */
export class Phone extends DurableObject<Env> {
	ports: PhonePorts;
	#phone: PhoneState;
	#armedAt: number | null = null;
	/** One for each thread: a slow one keeps none of the others waiting. */
	readonly #lanes = new Map<string, Lane>();

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		this.ports = {
			clock: compose(env).clock,
			tell: async (threadId, standing) => await threadById(env, threadId)?.phoneChanged(standing),
			tellWithinMs: 3_000,
		};
		const fresh = isFresh(this.#sql);
		if (!fresh) migrate(this.#sql, phoneMigrations);
		this.#phone = (fresh ? null : loadPhone(this.#sql)) ?? newPhone();
		// Woken after a crash: whatever alarm there was, one is due for what is owed.
		this.#arm();
	}

	/** Asked by a thread when it is looked at and before every send: from now on it is one of those that are told. */
	join(threadId: string): PhoneStanding {
		this.#commit(threadId, []);
		return standingFor(this.#phone, threadId);
	}

	async optOut(threadId: string, asked: PhoneOptOut): Promise<PhoneStanding> {
		this.#commit(threadId, optOut(this.#phone, asked, this.ports.clock.now()));
		return this.#toldStanding(threadId);
	}

	async optIn(threadId: string, asked: OptIn): Promise<PhoneStanding | LiftRefusal> {
		const events = optIn(this.#phone, threadId, asked, this.ports.clock.now());
		if ("refused" in events) return events;
		this.#commit(threadId, events);
		return this.#toldStanding(threadId);
	}

	/** Whether it falls to this thread to say who texts and how to stop it: to one alone, however many clinics ask at once. */
	greet(threadId: string): boolean {
		this.#commit(threadId, greet(this.#phone, threadId));
		return this.#phone.greetedBy === threadId;
	}

	/** The number wants no more of this kind of outreach; all else may go on. */
	stopKind(threadId: string, kind: string, asked: Pick<PhoneOptOut, "at" | "source" | "by" | "reason">): Promise<PhoneStanding> {
		return this.optOut(threadId, { ...asked, scope: { kind }, threadId });
	}

	/** Oldest first. */
	history(): PhoneLogRow[] {
		return isFresh(this.#sql) ? [] : phoneEvents(this.#sql);
	}

	/** Never throws for a thread's fault: the runtime gives up an alarm that keeps throwing. */
	override async alarm(): Promise<void> {
		let whole = false;
		try {
			this.#armedAt = null;
			const now = this.ports.clock.now();
			whole = await this.#tell(this.#phone.debts.filter((debt) => debt.dueAt <= now));
		} finally {
			this.#armAtLeast(whole ? LEAST_WAIT_MS : FAULT_WAIT_MS);
		}
	}

	get #sql(): SqlStorage {
		return this.ctx.storage.sql;
	}

	/** Keeps `events` and what they owe to the other threads, or nothing at all. */
	#commit(threadId: string, events: PhoneEvent[]): void {
		const joins = !this.#phone.threads.includes(threadId);
		if (!joins && events.length === 0) return;
		const before = joins ? { ...this.#phone, threads: [...this.#phone.threads, threadId] } : this.#phone;
		const now = this.ports.clock.now();
		this.#keep(owing(before, events.reduce(evolve, before), threadId, now), () => {
			for (const event of events) appendEvent(this.#sql, chainHead(this.#sql), phoneLogEntry(event), now);
		});
	}

	/** One turn without a wait is one transaction. Should a write fail half-way, the object starts anew without any of it. */
	#keep(phone: PhoneState, also: () => void = () => undefined): void {
		try {
			migrate(this.#sql, phoneMigrations);
			savePhone(this.#sql, phone);
			also();
			this.#phone = phone;
			this.#arm();
		} catch (fault) {
			this.ctx.abort("a commit failed");
			throw fault;
		}
	}

	/** The answer waits until the others know, or have taken too long: what they were not told is kept. */
	async #toldStanding(threadId: string): Promise<PhoneStanding> {
		await this.#tell(this.#phone.debts);
		return standingFor(this.#phone, threadId);
	}

	async #tell(debts: PhoneState["debts"]): Promise<boolean> {
		const runs = await Promise.all(debts.map((debt) => this.#laneOf(debt.threadId).run()));
		return runs.every((whole) => whole);
	}

	#laneOf(threadId: string): Lane {
		const lane = this.#lanes.get(threadId) ?? new Lane(() => this.#tellStep(threadId));
		this.#lanes.set(threadId, lane);
		return lane;
	}

	async #tellStep(threadId: string): Promise<boolean> {
		if (!this.#phone.debts.some((debt) => debt.threadId === threadId)) return false;
		const standing = standingFor(this.#phone, threadId);
		try {
			await within(this.ports.tellWithinMs, this.ports.tell(threadId, standing));
		} catch {
			this.#keep(postponed(this.#phone, threadId, this.ports.clock.now(), Math.random()));
			return false;
		}
		this.#keep(settled(this.#phone, threadId, standing.version));
		return true;
	}

	/** One alarm, at the earliest thing due. */
	#arm(): void {
		const due = nextTellAt(this.#phone);
		if (due === this.#armedAt) return;
		this.#armedAt = due;
		if (due === null) void this.ctx.storage.deleteAlarm();
		else void this.ctx.storage.setAlarm(due);
	}

	/** After an alarm: what is still overdue is tried again, but not in circles. */
	#armAtLeast(waitMs: number): void {
		const due = nextTellAt(this.#phone);
		const soonest = this.ports.clock.now() + waitMs;
		if (due !== null && due < soonest) {
			this.#armedAt = due;
			void this.ctx.storage.setAlarm(soonest);
		} else this.#arm();
	}
}
