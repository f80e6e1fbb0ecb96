import type { StepAnswer } from "../domain/ticket/after-step.ts";
import type { TicketStep } from "../domain/ticket/next-step.ts";
import { ticketStatusOf } from "../domain/ticket/ticket-status.ts";
import type { TicketStatus } from "../ports.ts";

export type DeskFault = "busy" | "lost" | "lost_undone";
type DeskTicket = { id: string; externalId: string; key: string; status: TicketStatus; comments: { body: string; mark: string }[] };

/** Zendesk's rules without its waiting, for tests of the pure domain: every call is answered at once. */
export class PureDesk {
	readonly tickets: DeskTicket[] = [];
	#fault: DeskFault | null = null;

	/** What becomes of the next call. */
	fail(fault: DeskFault): void {
		this.#fault = fault;
	}

	/** A ticket that staff open themselves. */
	own(): string {
		const id = String(500 + this.tickets.length);
		this.tickets.push({ id, externalId: "", key: id, status: "open", comments: [] });
		return id;
	}

	/** A person sets the ticket's status, as far as Zendesk lets them. */
	staff(id: string, status: TicketStatus): boolean {
		const ticket = this.#alive(id);
		if (!ticket || ticket.status === "closed") return false;
		ticket.status = status;
		return true;
	}

	answer(step: TicketStep): StepAnswer {
		const fault = this.#fault;
		this.#fault = null;
		if (fault === "busy") return { kind: "busy", retryAfterMs: null };
		if (fault === "lost_undone") return { kind: "unknown" };
		const answer = this.#done(step);
		return fault === "lost" ? { kind: "unknown" } : answer;
	}

	#done(step: TicketStep): StepAnswer {
		if (step.do === "make_requester") return { kind: "requester", id: "9" };
		if (step.do === "create") return this.#create(step);
		if (step.do === "find" || step.do === "find_doubted") {
			const found = this.tickets.find((ticket) => ticket.externalId === step.externalId && ticket.status !== "deleted");
			return { kind: "found", ticket: found ? shown(found) : null };
		}
		const ticket = this.#alive(step.id);
		if (!ticket) return { kind: "gone" };
		if (step.do === "read") return { kind: "read", ticket: shown(ticket) };
		if (step.do === "check_comment") return { kind: "comment", there: ticket.comments.some((comment) => comment.mark === step.mark) };
		return this.#update(ticket, step);
	}

	#create({ ticket }: Extract<TicketStep, { do: "create" }>): StepAnswer {
		const repeated = this.tickets.find((known) => known.key === ticket.idempotencyKey);
		if (repeated) return { kind: "created", id: repeated.id };
		const { externalId, idempotencyKey: key } = ticket;
		const id = String(500 + this.tickets.length);
		this.tickets.push({ id, externalId, key, status: ticketStatusOf(ticket.status), comments: [{ body: ticket.comment, mark: key }] });
		return { kind: "created", id };
	}

	#update(ticket: DeskTicket, step: Extract<TicketStep, { do: "update" | "solve_replaced" }>): StepAnswer {
		if (ticket.status === "closed") return { kind: "closed" };
		const change = step.do === "update" ? step.change : { status: "closed" as const };
		if (change.comment) ticket.comments.push(change.comment);
		if (change.status) ticket.status = ticketStatusOf(change.status);
		return { kind: "updated", status: ticket.status };
	}

	#alive(id: string): DeskTicket | undefined {
		return this.tickets.find((ticket) => ticket.id === id && ticket.status !== "deleted");
	}
}

function shown({ id, status, externalId }: DeskTicket) {
	return { id, status, externalId, requesterId: "9", assigneeId: null, mergedInto: null };
}
