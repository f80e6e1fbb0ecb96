import type { ThreadStatus } from "../../../shared/schemas/thread.ts";
import type { TicketStatus } from "../../ports.ts";

// Active = open, Pending = pending, Closed = solved, Spam = solved with a tag. "New" is open that nobody took yet,
// "hold" is pending on somebody else, "closed" is solved that Zendesk has locked.
const THREAD_STATUS: Record<Exclude<TicketStatus, "deleted">, ThreadStatus> = {
	new: "active",
	open: "active",
	pending: "pending",
	hold: "pending",
	solved: "closed",
	closed: "closed",
};

export function threadStatusOf(ticket: TicketStatus): ThreadStatus | null {
	return ticket === "deleted" ? null : THREAD_STATUS[ticket];
}

export function ticketStatusOf(thread: ThreadStatus): TicketStatus {
	if (thread === "active") return "open";
	return thread === "pending" ? "pending" : "solved";
}

/**
 * Whether news of a ticket only says what we wrote ourselves. A status that the thread has left since is no echo: while our
 * next write is on its way, somebody in Zendesk may have set the ticket back.
 */
export function isEcho(news: TicketStatus | null, known: TicketStatus | null, thread: ThreadStatus): boolean {
	return news !== null && news === known && agree(news, thread);
}

/** Whether a ticket in `ticket` says the same as a thread in `thread`. */
export function agree(ticket: TicketStatus | null, thread: ThreadStatus): boolean {
	return ticket !== null && ticket !== "deleted" && THREAD_STATUS[ticket] === (thread === "spam" ? "closed" : thread);
}
