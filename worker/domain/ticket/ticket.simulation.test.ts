import fc from "fast-check";
import { expect, test } from "vitest";
import { type DeskFault, PureDesk } from "../../testing/pure-desk.ts";
import { aReading, aTextIn, aTextOut, aThread, NOON } from "../../testing/thread-parts.ts";
import { consequences, queue, receive, setStatus } from "../thread/decide.ts";
import { evolve } from "../thread/evolve.ts";
import type { Thread, ThreadEvent } from "../thread/thread.ts";
import { afterStep, beforeStep } from "./after-step.ts";
import { nextStep, type TicketStep } from "./next-step.ts";
import { nextWriteAt } from "./pace.ts";
import { linkedTo } from "./ticket-case.ts";
import { agree, isEcho } from "./ticket-status.ts";

type Act =
	| { do: "text" | "answer" | "answer_and_close" | "not_delivered" | "link" }
	| { do: "status"; status: Thread["status"] }
	| { do: "staff"; status: "open" | "pending" | "hold" | "solved" | "closed" | "deleted" }
	| { do: "fault"; fault: DeskFault }
	| { do: "wait"; ms: number };

const common: fc.Arbitrary<Act>[] = [
	fc.constant({ do: "text" }),
	fc.constant({ do: "text" }),
	fc.constantFrom({ do: "answer" }, { do: "answer_and_close" }, { do: "not_delivered" }),
	fc.record({ do: fc.constant("fault"), fault: fc.constantFrom("busy", "lost", "lost_undone") }),
	fc.record({ do: fc.constant("wait"), ms: fc.constantFrom(500, 1_000, 2_000, 60_000) }),
];
const statuses = fc.record({ do: fc.constant("status" as const), status: fc.constantFrom("active", "pending", "closed", "spam" as const) });
const staffActs = (...words: Extract<Act, { do: "staff" }>["status"][]) =>
	fc.record({ do: fc.constant("staff" as const), status: fc.constantFrom(...words) });
const lives = (...more: fc.Arbitrary<Act>[]) => fc.array(fc.oneof(...common, ...more), { maxLength: 40 });

/** A thread with a ticket that says all there is to say. */
const QUIET: Act[] = [{ do: "text" }, ...Array<Act>(4).fill({ do: "wait", ms: 2_000 })];

const SPEEDS = [
	["answers at once", false],
	["takes its time", true],
] as const;

test.for(SPEEDS)("when Zendesk %s, every text is announced once, in order, on one ticket", ([, slow]) => {
	fc.assert(
		fc.property(lives(staffActs("open", "pending", "hold", "solved")), (acts) => {
			const { thread, desk } = lived(acts, slow);
			expect(desk.tickets.length).toBeLessThanOrEqual(1);
			expect(announced(desk)).toBe(thread.received);
			const marks = desk.tickets.flatMap((ticket) => ticket.comments.map((comment) => comment.mark));
			expect(new Set(marks).size).toBe(marks.length);
			const told = marks.slice(1).map((mark) => Number(mark.split(":")[2]));
			expect(told).toEqual(told.toSorted((a, b) => a - b));
		}),
		{
			numRuns: 300,
			examples: [
				[[...QUIET, { do: "not_delivered" }, { do: "wait", ms: 2_000 }, { do: "not_delivered" }]],
				[[...QUIET, { do: "text" }, { do: "fault", fault: "lost" }, { do: "wait", ms: 2_000 }, { do: "not_delivered" }]],
			],
		},
	);
});

test.for(SPEEDS)("when Zendesk %s, ticket and thread say the same in the end, whoever changed what", ([, slow]) => {
	fc.assert(
		fc.property(lives(statuses, staffActs("open", "pending", "hold", "solved", "closed", "deleted")), (acts) => {
			const { thread, desk } = lived(acts, slow);
			const current = desk.tickets.find((ticket) => ticket.id === thread.ticket.id);
			if (thread.ticket.id) expect(agree(current?.status ?? null, thread.status)).toBe(true);
			const open = desk.tickets.filter((ticket) => ["new", "open", "pending", "hold"].includes(ticket.status));
			expect(open.filter((ticket) => ticket.id !== thread.ticket.id)).toEqual([]);
			if (thread.received > thread.answered && thread.status !== "spam") expect(current).toBeDefined();
		}),
		{
			numRuns: 300,
			examples: [
				[[...QUIET, { do: "staff", status: "pending" }, { do: "wait", ms: 2_000 }, { do: "staff", status: "solved" }]],
				[
					[
						{ do: "text" },
						{ do: "wait", ms: 1_000 },
						{ do: "status", status: "pending" },
						{ do: "status", status: "active" },
						{ do: "wait", ms: 60_000 },
						{ do: "staff", status: "pending" },
					],
				],
			],
		},
	);
});

test.for(SPEEDS)("when Zendesk %s, staff's own ticket is the thread's, and no other stays open", ([, slow]) => {
	const link = fc.constant<Act>({ do: "link" });
	fc.assert(
		fc.property(lives(link, statuses), lives(statuses), (before, after) => {
			const { thread, desk } = lived([...before, { do: "link" }, ...after], slow);
			const open = desk.tickets.filter((ticket) => ticket.status !== "solved");
			expect(open.filter((ticket) => ticket.id !== thread.ticket.id)).toEqual([]);
			expect(desk.tickets.find((ticket) => ticket.id === thread.ticket.id)?.externalId).toBe("");
		}),
		{ examples: [[[{ do: "text" }, { do: "wait", ms: 1_000 }, { do: "fault", fault: "lost" }], []]] },
	);
});

test.for(SPEEDS)("when Zendesk %s, a text that was not delivered is said on the ticket", ([, slow]) => {
	fc.assert(
		fc.property(lives(), (acts) => {
			const { desk } = lived([...acts, { do: "not_delivered" }], slow);
			expect(JSON.stringify(desk.tickets.at(-1)?.comments.at(-1))).toContain("not delivered");
		}),
		{ examples: [[[{ do: "answer" }, { do: "wait", ms: 60_000 }, { do: "fault", fault: "lost" }]]] },
	);
});

/** A thread's life: its acts one after the other, Zendesk's work whenever it is due; at the end everything gets done. */
function lived(acts: Act[], slow: boolean): { thread: Thread; desk: PureDesk } {
	const life = new Life(slow);
	for (const act of acts) {
		life.act(act);
		life.work();
	}
	for (let idle = 0; idle < 200 && life.busy(); idle++) {
		life.act({ do: "wait", ms: 600_000 });
		life.work();
	}
	expect(life.busy()).toBe(false);
	return life;
}

class Life {
	readonly desk = new PureDesk();
	thread = aThread();
	#now = NOON;
	#asked: { step: TicketStep; answer: ReturnType<PureDesk["answer"]> } | null = null;
	readonly #slow: boolean;

	constructor(slow: boolean) {
		this.#slow = slow;
	}

	busy(): boolean {
		return this.#asked !== null || this.thread.ticket.dueAt !== null;
	}

	act(act: Act): void {
		this.#now += act.do === "wait" ? act.ms : 1;
		const at = this.#now;
		if (act.do === "text") this.#commit(receive(this.thread, aTextIn("hi", { at }), aReading()));
		if (act.do === "answer") this.#commit(queue(this.thread, aTextOut("hi", { at }), false));
		if (act.do === "answer_and_close") this.#commit(queue(this.thread, aTextOut("hi", { at }), true));
		if (act.do === "status") this.#commit(setStatus(this.thread, act.status, "7"));
		if (act.do === "link") this.#link();
		if (act.do === "fault") this.desk.fail(act.fault);
		if (act.do === "staff") this.#staff(act.status);
		if (act.do === "not_delivered") this.#notDelivered();
	}

	/** One piece of work for Zendesk; a slow Zendesk answers only after the next act. */
	work(): void {
		this.#answer();
		const { dueAt } = this.thread.ticket;
		const step = dueAt !== null && dueAt <= this.#now ? nextStep(this.thread, this.#now, null) : null;
		if (!step) return;
		const begun = beforeStep(this.thread, step);
		if (begun) this.#commit([{ type: "TicketChanged", ticket: begun, what: "begun" }]);
		this.#asked = { step, answer: this.desk.answer(step) };
		if (!this.#slow) this.#answer();
	}

	#answer(): void {
		if (!this.#asked) return;
		const { step, answer } = this.#asked;
		this.#asked = null;
		this.#commit(afterStep(this.thread, step, answer, this.#now, 0));
	}

	#staff(status: Extract<Act, { do: "staff" }>["status"]): void {
		const { ticket } = this.thread;
		if (!ticket.id || !this.desk.staff(ticket.id, status) || isEcho(status, ticket.known, this.thread.status)) return;
		this.#commit([{ type: "TicketChanged", ticket: { ...ticket, changedAt: this.#now }, what: "news" }]);
	}

	#link(): void {
		const ticket = { ...linkedTo(this.thread.ticket, this.desk.own()), told: this.thread.received };
		this.#commit([{ type: "TicketChanged", ticket, what: "linked" }]);
	}

	#notDelivered(): void {
		const failed = { type: "DeliveryMoved", messageId: "m1", state: "failed", sid: null, code: "30003", dueAt: null } as const;
		this.#commit([failed, ...consequences(this.thread, failed, [], this.#now)]);
	}

	#commit(events: ThreadEvent[]): void {
		const thread = events.reduce((before, event) => evolve(before, event, this.#now), this.thread);
		const wanted = nextStep(thread, this.#now, null) !== null;
		const dueAt = wanted ? (thread.ticket.dueAt ?? nextWriteAt(thread.ticket.writes, this.#now)) : null;
		this.thread = { ...thread, ticket: { ...thread.ticket, dueAt } };
	}
}

function announced(desk: PureDesk): number {
	const counts = desk.tickets.flatMap((ticket) => ticket.comments.map((comment) => Number(/^(\d+) new text/.exec(comment.body)?.[1] ?? 0)));
	return counts.reduce((sum, count) => sum + count, 0);
}
