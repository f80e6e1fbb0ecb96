import { hostNow, sidebarsOf } from "./apps.ts";
import { me } from "./desk.ts";
import { draftOf, dropDraft } from "./drafts.ts";
import type { Status, Ticket } from "./records.ts";
import { saveTicket } from "./rest.ts";
import { takeTicket } from "./take-ticket.ts";
import { toast } from "./toasts.ts";

/** Nobody has it and it is to be solved: whoever submits takes it, as in the real thing. */
function changesFor(ticket: Ticket, status: Status): Record<string, unknown> {
	const draft = draftOf(ticket.id);
	const assignee = draft.assigneeId === undefined ? ticket.assignee_id : draft.assigneeId;
	const taken = assignee ?? (status === "solved" ? (me.value?.id ?? null) : null);
	return {
		status,
		...(taken === ticket.assignee_id ? {} : { assignee_id: taken }),
		...(draft.tags === undefined ? {} : { tags: draft.tags }),
		...(draft.comment.trim() === "" ? {} : { comment: { body: draft.comment, public: draft.public } }),
	};
}

/** The app is asked first and may stop it; then it is told how the saving went. */
export async function submit(ticket: Ticket, status: Status): Promise<void> {
	const sidebars = sidebarsOf(ticket.id);
	const tell = (event: string) => {
		for (const sidebar of sidebars) hostNow()?.emit(sidebar, event);
	};
	try {
		await Promise.all(sidebars.map((sidebar) => hostNow()?.ask(sidebar, "ticket.save")));
		tell("ticket.submit.start");
		const saved = await saveTicket(ticket.id, changesFor(ticket, status));
		dropDraft(ticket.id);
		takeTicket(saved);
		tell("ticket.submit.done");
		toast(`Ticket #${ticket.id} is saved.`);
	} catch (fault) {
		tell("ticket.submit.fail");
		toast(fault instanceof Error ? fault.message : "The ticket was not saved.", "error");
	}
}
