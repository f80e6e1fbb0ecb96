import type { HelpdeskFault, HelpdeskRefusal, Ticket, TicketStatus } from "../../ports.ts";
import { backoffMs } from "../backoff.ts";
import type { Thread, ThreadEvent } from "../thread/thread.ts";
import type { TicketStep } from "./next-step.ts";
import { recentWrites } from "./pace.ts";
import { nextCase, type TicketCase } from "./ticket-case.ts";
import { agree, threadStatusOf, ticketStatusOf } from "./ticket-status.ts";

/** Asked again so much later when Zendesk says no for good. */
const REJECTED_MS = 30 * 60_000;

export type StepAnswer =
	| { kind: "requester"; id: string }
	| { kind: "created"; id: string }
	| { kind: "found"; ticket: Ticket | null }
	| { kind: "read"; ticket: Ticket }
	| { kind: "comment"; there: boolean }
	| { kind: "updated"; status: TicketStatus }
	| HelpdeskRefusal
	| HelpdeskFault;

/** The case just before a call whose answer may get lost. */
export function beforeStep({ ticket }: Thread, step: TicketStep): TicketCase | null {
	const said = { failure: ticket.failure };
	if (step.do === "create") {
		const { externalId } = step.ticket;
		const unsure = { ...said, call: "create", telling: step.telling, mark: externalId } as const;
		const caseNo = caseOf(externalId);
		const claimedBy = caseNo === ticket.caseNo ? ticket.claimedBy : null;
		return { ...ticket, id: null, caseNo, claimedBy, failure: false, comments: 0, unsure };
	}
	if (step.do !== "update" || !step.change.comment) return null;
	const unsure = { ...said, call: "update", telling: step.telling, mark: step.change.comment.mark } as const;
	return { ...ticket, failure: false, comments: ticket.comments + 1, unsure };
}

/** What Zendesk's answer to `step` changes. */
export function afterStep(thread: Thread, step: TicketStep, answer: StepAnswer, now: number, jitter: number): ThreadEvent[] {
	const { ticket } = thread;
	if (isOvertaken(ticket, step)) return tooLate(ticket, step, answer);
	switch (answer.kind) {
		case "busy":
			return [changed(delayed(undone(ticket, step), now, jitter, answer.retryAfterMs), "delayed")];
		case "unknown":
			return [changed(delayed(ticket, now, jitter, null), "delayed")];
		case "rejected":
			return [changed(rejected(ticket, step, now, jitter), "rejected")];
		case "requester":
			return [changed({ ...eased(ticket), requesterId: answer.id }, "requester_made")];
		case "created":
			return step.do === "create" ? [created(ticket, step, answer.id, now)] : [];
		case "found":
			return [step.do === "find" ? found(thread, answer.ticket, now) : foundDoubted(ticket, answer.ticket)];
		case "comment":
			return [
				answer.there
					? changed(settled(ticket, ticket.unsure?.telling ?? ticket.told), "comment_found")
					: changed(withoutDoubt(eased(ticket)), "comment_absent"),
			];
		case "updated":
			return step.do === "update" ? [updated(ticket, step, answer.status, now)] : [changed(withoutReplaced(ticket), "replaced_solved")];
		case "closed":
		case "gone":
			return lost(thread, step, answer.kind);
		case "read":
			return step.do === "read" ? read(thread, answer.ticket, step.changedAt) : [];
		default:
			return answer satisfies never;
	}
}

/** While Zendesk was asked about one ticket, staff linked the thread to another. */
function isOvertaken(ticket: TicketCase, step: TicketStep): boolean {
	if (step.do === "create") return ticket.caseNo !== caseOf(step.ticket.externalId);
	if (step.do === "find") return ticket.caseNo !== caseOf(step.externalId);
	return (step.do === "update" || step.do === "read" || step.do === "check_comment") && ticket.id !== step.id;
}

/** A ticket that was made for a case which staff have left: it must not stay open beside the other. */
function tooLate(ticket: TicketCase, step: TicketStep, answer: StepAnswer): ThreadEvent[] {
	const id = answer.kind === "created" ? answer.id : answer.kind === "found" ? answer.ticket?.id : undefined;
	const externalId = step.do === "create" ? step.ticket.externalId : step.do === "find" ? step.externalId : null;
	if (!id || id === ticket.id) return [];
	return [changed({ ...withReplaced(ticket, id), doubted: ticket.doubted.filter((other) => other !== externalId) }, "made_too_late")];
}

/** Not every agent can be given every ticket: the next try leaves that out. What else is refused must be put right by an admin. */
function rejected(ticket: TicketCase, step: TicketStep, now: number, jitter: number): TicketCase {
	const later = delayed(undone(ticket, step), now, jitter, null);
	return ticket.assigneeId ? { ...later, assigneeId: null, claimedBy: ticket.assigneeId } : { ...later, dueAt: now + REJECTED_MS };
}

function created(ticket: TicketCase, step: Extract<TicketStep, { do: "create" }>, id: string, now: number): ThreadEvent {
	const known = ticketStatusOf(step.ticket.status);
	return changed(written(settled(ticket, step.telling), { id, known, assigneeId: step.ticket.assigneeId ?? null }, now), "created");
}

function found(thread: Thread, seen: Ticket | null, now: number): ThreadEvent {
	if (!seen) return changed(withoutDoubt(eased(thread.ticket)), "create_absent");
	const telling = thread.ticket.unsure?.telling ?? thread.received;
	return changed(
		written(settled(thread.ticket, telling), { id: seen.id, known: seen.status, assigneeId: seen.assigneeId }, now),
		"created",
	);
}

function foundDoubted(ticket: TicketCase, seen: Ticket | null): ThreadEvent {
	const asked = { ...eased(ticket), doubted: ticket.doubted.slice(1) };
	return seen && seen.id !== ticket.id ? changed(withReplaced(asked, seen.id), "doubted_found") : changed(asked, "doubted_absent");
}

function updated(ticket: TicketCase, step: Extract<TicketStep, { do: "update" }>, known: TicketStatus, now: number): ThreadEvent {
	const told = step.change.comment ? settled(ticket, step.telling) : eased(ticket);
	return changed(written(told, { id: step.id, known, assigneeId: step.change.assigneeId ?? null }, now), "updated");
}

/** A write that Zendesk took. */
function written(ticket: TicketCase, as: { id: string; known: TicketStatus; assigneeId: string | null }, now: number): TicketCase {
	return {
		...ticket,
		id: as.id,
		known: as.known,
		solvedAt: as.known === "solved" || as.known === "closed" ? (ticket.solvedAt ?? now) : null,
		followUpOf: null,
		wanted: false,
		assigneeId: as.assigneeId ? null : ticket.assigneeId,
		claimedBy: as.assigneeId ?? ticket.claimedBy,
		writes: [...recentWrites(ticket.writes, now), now],
		dueAt: null,
	};
}

function lost(thread: Thread, step: TicketStep, kind: "closed" | "gone"): ThreadEvent[] {
	const ticket = withoutDoubt(thread.ticket);
	if (step.do === "solve_replaced") return [changed(withoutReplaced(ticket), "replaced_gone")];
	if (step.do === "create")
		return [changed({ ...ticket, followUpOf: null, requesterId: kind === "gone" ? null : ticket.requesterId }, "create_refused")];
	if (kind === "closed") return [changed(afterClosed(thread, ticket), "closed_for_good")];
	return [changed(withUnansweredAgain(thread, nextCase(ticket, null)), "deleted")];
}

/** A locked ticket: what it could not be told goes into its follow-up. */
function afterClosed(thread: Thread, ticket: TicketCase): TicketCase {
	return { ...nextCase(ticket, ticket.id), wanted: thread.status === "active" || thread.status === "pending" };
}

/** What a person did in Zendesk, seen by reading the ticket: a status we did not write is theirs. */
function read(thread: Thread, seen: Ticket, changedAt: number): ThreadEvent[] {
	const { ticket } = thread;
	// News that came while we read may be of something that was not there to be read yet.
	const newer = ticket.changedAt !== null && ticket.changedAt > changedAt ? ticket.changedAt : null;
	const base = { ...eased(ticket), changedAt: newer, requesterId: ticket.requesterId ?? seen.requesterId };
	if (seen.status === "deleted") return [changed(withUnansweredAgain(thread, nextCase(base, null)), "deleted")];
	if (seen.mergedInto) return [changed({ ...base, id: seen.mergedInto, known: null, changedAt }, "merged")];
	const known = { ...base, known: seen.status, solvedAt: solvedAtOf(seen, base, changedAt) };
	const next = seen.status === "closed" ? nextCase(known, seen.id) : known;
	const follow = seen.status !== ticket.known && !agree(seen.status, thread.status) && !staleAgainst(thread, changedAt);
	const status = follow ? threadStatusOf(seen.status) : null;
	const events: ThreadEvent[] = [changed(next, "read")];
	return status ? [...events, { type: "StatusChanged", status, cause: "helpdesk" }] : events;
}

/** What happened here since (a patient's text, an answer) wins over what staff did in Zendesk before. */
function staleAgainst(thread: Thread, changedAt: number): boolean {
	return thread.statusAt > changedAt || (thread.last?.direction === "in" && thread.last.at > changedAt);
}

function solvedAtOf(seen: Ticket, ticket: TicketCase, changedAt: number): number | null {
	return seen.status === "solved" || seen.status === "closed" ? (ticket.solvedAt ?? changedAt) : null;
}

function withUnansweredAgain(thread: Thread, ticket: TicketCase): TicketCase {
	return { ...ticket, told: Math.min(ticket.told, thread.answered) };
}

function settled(ticket: TicketCase, told: number): TicketCase {
	return { ...eased(ticket), told: Math.max(ticket.told, told), unsure: null };
}

/** Zendesk answers: what is still to be done goes on at once. */
function eased(ticket: TicketCase): TicketCase {
	return { ...ticket, attempt: 0, failingSince: null };
}

/** A write that surely was not done leaves no doubt; a question that got no answer leaves the doubt it was about. */
function undone(ticket: TicketCase, step: TicketStep): TicketCase {
	return step.do === "create" || step.do === "update" ? withoutDoubt(ticket) : ticket;
}

/** It was not done: what it would have said is still to be said. */
function withoutDoubt(ticket: TicketCase): TicketCase {
	return { ...ticket, failure: ticket.failure || (ticket.unsure?.failure ?? false), unsure: null };
}

function withoutReplaced(ticket: TicketCase): TicketCase {
	return { ...eased(ticket), replaced: ticket.replaced.slice(1) };
}

function withReplaced(ticket: TicketCase, id: string): TicketCase {
	return { ...ticket, replaced: [...ticket.replaced, id] };
}

function delayed(ticket: TicketCase, now: number, jitter: number, retryAfterMs: number | null): TicketCase {
	const attempt = ticket.attempt + 1;
	return { ...ticket, attempt, dueAt: now + backoffMs(attempt, jitter, retryAfterMs), failingSince: ticket.failingSince ?? now };
}

function caseOf(externalId: string): number {
	return Number(externalId.slice(externalId.lastIndexOf(".") + 1));
}

function changed(ticket: TicketCase, what: string): ThreadEvent {
	return { type: "TicketChanged", ticket, what };
}
