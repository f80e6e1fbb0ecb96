import { afterStep, beforeStep, type StepAnswer } from "../domain/ticket/after-step.ts";
import { nextStep, type TicketStep } from "../domain/ticket/next-step.ts";
import type { Helpdesk } from "../ports.ts";
import type { ClinicFacts } from "./clinic-facts.ts";
import type { Ledger } from "./ledger.ts";

export type HelpdeskLane = {
	ledger: Ledger;
	helpdesk: () => Helpdesk | null;
	clinic: () => Promise<ClinicFacts | null>;
	/** Makes the ticket find this thread, and its requester all their threads. */
	link: (ticketId: string, requesterId: string | null) => Promise<void>;
};

/** Does the next thing that Zendesk must be told or asked, if it is due. */
export async function helpdeskStep(lane: HelpdeskLane): Promise<boolean> {
	const { ledger } = lane;
	const helpdesk = lane.helpdesk();
	if (!helpdesk || !isDue(lane)) return false;
	// The clinic's settings decide on the step. They were waited for: look again.
	const clinic = await lane.clinic();
	const { thread } = ledger;
	if (!thread || !isDue(lane)) return false;
	const step = nextStep(thread, ledger.now(), clinic?.newTicketAfterDays ?? null);
	if (!step) {
		ledger.commit([{ type: "TicketChanged", ticket: { ...thread.ticket, dueAt: null }, what: "settled" }], { type: "system" });
		return false;
	}
	const marked = beforeStep(thread, step);
	if (marked) ledger.commit([{ type: "TicketChanged", ticket: marked, what: `${step.do}_begun` }], { type: "system" });
	const answer = await answerTo(lane, helpdesk, step).catch(() => ({ kind: "unknown" }) as const);
	if (ledger.thread) ledger.commit(afterStep(ledger.thread, step, answer, ledger.now(), Math.random()), { type: "helpdesk" });
	return true;
}

function isDue({ ledger }: HelpdeskLane): boolean {
	const dueAt = ledger.thread?.ticket.dueAt ?? null;
	return dueAt !== null && dueAt <= ledger.now();
}

async function answerTo(lane: HelpdeskLane, helpdesk: Helpdesk, step: TicketStep): Promise<StepAnswer> {
	switch (step.do) {
		case "make_requester": {
			const made = await helpdesk.ensureRequester({ externalId: step.externalId, name: step.name });
			return "id" in made ? { kind: "requester", id: made.id } : made;
		}
		case "create": {
			const made = await helpdesk.createTicket(step.ticket);
			if (!("id" in made)) return made;
			await lane.link(made.id, step.ticket.requesterId);
			return { kind: "created", id: made.id };
		}
		case "find": {
			const ticket = await helpdesk.findTicket(step.externalId);
			if (ticket && "kind" in ticket) return ticket;
			if (ticket) await lane.link(ticket.id, ticket.requesterId);
			return { kind: "found", ticket };
		}
		case "find_doubted": {
			const ticket = await helpdesk.findTicket(step.externalId);
			return ticket && "kind" in ticket ? ticket : { kind: "found", ticket };
		}
		case "read": {
			const ticket = await helpdesk.getTicket(step.id);
			if ("kind" in ticket) return ticket;
			await lane.link(ticket.mergedInto ?? ticket.id, ticket.requesterId);
			return { kind: "read", ticket };
		}
		case "check_comment": {
			const there = await helpdesk.hasComment(step.id, step.mark);
			return typeof there === "boolean" ? { kind: "comment", there } : there;
		}
		case "update":
			return updated(await helpdesk.updateTicket(step.id, step.change));
		case "solve_replaced":
			return updated(await helpdesk.updateTicket(step.id, { status: "closed" }));
		default:
			return step satisfies never;
	}
}

function updated(answer: Awaited<ReturnType<Helpdesk["updateTicket"]>>): StepAnswer {
	return "kind" in answer ? answer : { kind: "updated", status: answer.status };
}
