import { hostNow, sidebarsOf } from "./apps.ts";
import type { Ticket } from "./records.ts";

const PATHS: { path: string; of(ticket: Ticket): unknown }[] = [
	{ path: "ticket.status", of: (ticket) => ticket.status },
	{ path: "ticket.assignee.user.id", of: (ticket) => ticket.assignee_id },
	{ path: "ticket.requester.id", of: (ticket) => ticket.requester_id },
	{ path: "ticket.subject", of: (ticket) => ticket.subject },
	{ path: "ticket.tags", of: (ticket) => ticket.tags.join(" ") },
];

/** Tells the app in a ticket's sidebar what changed, by whoever's hand. */
export function tellChanges(before: Ticket, after: Ticket, also: string[] = []): void {
	const changed = PATHS.filter(({ of }) => of(before) !== of(after));
	for (const instance of sidebarsOf(after.id)) {
		for (const { path, of } of changed) {
			hostNow()?.emit(instance, `${path}.changed`, of(after));
			hostNow()?.emit(instance, "*.changed", { propertyName: path, newValue: of(after), oldValue: of(before) });
		}
		for (const path of also) hostNow()?.emit(instance, `${path}.changed`);
		if (changed.length > 0) hostNow()?.emit(instance, "ticket.updated");
	}
}
