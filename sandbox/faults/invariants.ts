import type { DeliveryState, Message } from "../../shared/schemas/message.ts";
import type { ThreadStatus } from "../../shared/schemas/thread.ts";
import type { Ticket } from "../helpdesk/desk/state.ts";
import type { CarrierText } from "./carrier-side.ts";
import type { EventRow, KeptPhone, KeptThread, OutboxRow } from "./kept-rows.ts";

// Every check says what is wrong, in words with ids and no bodies; nothing wrong is an empty list.

/** I1, I2: what came in is there, once. */
export function lostOrTwice(came: Iterable<string>, shown: readonly Message[]): string[] {
	const times = new Map<string, number>();
	for (const { id } of shown) times.set(id, (times.get(id) ?? 0) + 1);
	const lost = [...came].filter((id) => !times.has(id)).map((id) => `${id} is lost`);
	const twice = [...times].filter(([, count]) => count > 1).map(([id, count]) => `${id} is there ${count} times`);
	return [...lost, ...twice];
}

/** I3: by the carrier's time, then by arrival. */
export function outOfOrder(shown: readonly Message[]): string[] {
	return shown.flatMap((message, index) => {
		const before = shown[index - 1];
		return before && (before.seq >= message.seq || before.at > message.at) ? [`${message.id} stands behind ${before.id}`] : [];
	});
}

/** I3: what was shown keeps its order; late ones may come in between. */
export function moved(before: readonly string[], now: readonly string[]): string[] {
	const known = new Set(before);
	const kept = now.filter((id) => known.has(id));
	return kept.join() === before.join() ? [] : [`what was shown as ${before.join()} is now shown as ${kept.join()}`];
}

/** I4: each text of ours is at the carrier, once. `bodies`: of texts that the Worker said it would send; each is unlike all others. */
export function notSentOnce(bodies: Iterable<string>, sent: readonly CarrierText[]): string[] {
	const times = new Map<string, number>();
	for (const { body } of sent) times.set(body, (times.get(body) ?? 0) + 1);
	return [...bodies].filter((body) => times.get(body) !== 1).map((body) => `${body} was sent ${times.get(body) ?? 0} times`);
}

/** I5, I6: whatever is due has an alarm that comes no later, and nothing else has one. */
export function asleep(threads: readonly KeptThread[], stoppedAt: number): string[] {
	return threads.flatMap(({ id, alarmAt, ...thread }) => {
		const { tellDueAt, ticketDueAt, numberDueAt, answerDueAt, questionDueAt, outbox } = thread;
		const texts = outbox.filter(isNotHeld).map((row) => row.due_at);
		const due = earliest([tellDueAt, ticketDueAt, numberDueAt, answerDueAt, questionDueAt, ...texts]);
		if (due === null) return alarmAt === null ? [] : [`${id} wakes for nothing`];
		if (alarmAt === null) return [`${id} has something due and no alarm`];
		// What was overdue as the Worker stopped was being done, and is tried again in a moment.
		return alarmAt <= Math.max(due, stoppedAt) + MOMENT_MS ? [] : [`${id} wakes ${alarmAt - due} ms late`];
	});
}

/** The same of a number: whoever is still to be told of a STOP will be. */
export function untoldOf(phones: readonly KeptPhone[]): string[] {
	return phones.flatMap(({ debts, alarmAt }) =>
		debts.filter(() => alarmAt === null).map(({ threadId }) => `${threadId} will never be told`),
	);
}

/** A queued text is due with the one before it that waits or is being sent. */
function isNotHeld({ state }: OutboxRow, index: number, rows: readonly OutboxRow[]): boolean {
	return state !== "queued" || !rows.slice(0, index).some((before) => before.state === "queued" || before.state === "claimed");
}

const MOMENT_MS = 1_000;
/** Nothing of ours is due for these: they wait for a person. */
const WAITS: ReadonlySet<string> = new Set(["queued", "claimed", "unknown"]);

/** I5, the other way round: a text that is on its way is due, unless a person was asked. */
export function forgotten(threads: readonly KeptThread[]): string[] {
	return threads.flatMap(({ outbox, events }) => {
		const parked = new Set(events.filter((event) => event.type === "SendParked").map((event) => event.facts.messageId));
		return outbox
			.filter((row) => row.due_at === null && WAITS.has(row.state) && !parked.has(row.id))
			.map((row) => `${row.id} is forgotten`);
	});
}

const RANK: Partial<Record<DeliveryState, number>> = { accepted: 3, sent: 4, delivered: 5, undelivered: 5, failed: 5, cancelled: 5 };

/** I7, in the log: from the carrier's first word on, states only move forward. */
export function wentBack(events: readonly EventRow[]): string[] {
	const reached = new Map<string, number>();
	return events.flatMap(({ type, facts }) => {
		const id = String(facts.messageId);
		const before = reached.get(id) ?? 0;
		if (type === "SendClaimed" || type === "SendRepeated") return before >= 3 ? [`${id} was sent again after it was accepted`] : [];
		if (type !== "DeliveryMoved") return [];
		const rank = RANK[facts.state as DeliveryState] ?? 2;
		reached.set(id, Math.max(rank, before));
		return rank < before || before === 5 ? [`${id} went back to ${facts.state}`] : [];
	});
}

export type TicketedThread = { id: string; status: ThreadStatus; received: number };

/** I15: one live ticket, which says what the thread says; its comments announce every text once, in order. */
export function ticketsWrong(threads: readonly TicketedThread[], tickets: readonly Ticket[]): string[] {
	return threads.flatMap((thread) => {
		const own = tickets.filter((ticket) => ticket.external_id?.startsWith(`pc:${thread.id}.`));
		const live = own.filter((ticket) => !ticket.deleted && ticket.status !== "closed");
		const wrong = live.length === 1 ? [] : [`${thread.id} has ${live.length} live tickets`];
		const told = own.flatMap(announced);
		const count = told.reduce((sum, { texts }) => sum + texts, 0);
		if (count !== thread.received)
			wrong.push(`${thread.id}: ${count} texts announced, ${thread.received} came (${told.map((each) => each.texts)})`);
		const marks = told.flatMap(({ mark }) => mark ?? []);
		if (new Set(marks).size < marks.length) wrong.push(`${thread.id} has a comment twice`);
		const upTo = marks.map((mark) => Number(/:(\d+)/.exec(mark.slice(mark.indexOf(".")))?.[1]));
		if (upTo.some((n, index) => n < (upTo[index - 1] ?? 0))) wrong.push(`${thread.id} has comments out of order: ${upTo}`);
		const status = live[0]?.status;
		if (status && !AGREES[thread.status].includes(status)) wrong.push(`${thread.id} is ${thread.status}, its ticket is ${status}`);
		return wrong;
	});
}

const AGREES: Record<ThreadStatus, string[]> = { active: ["new", "open"], pending: ["pending"], closed: ["solved"], spam: ["solved"] };

/** What the comments of one ticket announce, oldest first. */
export function announced(ticket: Ticket): { texts: number; mark: string | null; body: string }[] {
	return ticket.audits.flatMap((audit) =>
		audit.events.flatMap((event) => {
			if (event.type !== "Comment") return [];
			const mark = audit.metadata.custom.patient_chat_mark;
			return [
				{ texts: Number(/(\d+) new text/.exec(event.body)?.[1] ?? 0), mark: typeof mark === "string" ? mark : null, body: event.body },
			];
		}),
	);
}

function earliest(times: (number | null)[]): number | null {
	const known = times.filter((at) => at !== null);
	return known.length > 0 ? Math.min(...known) : null;
}
