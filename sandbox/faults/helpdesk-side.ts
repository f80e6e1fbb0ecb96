import type { Fault } from "../helpdesk/control/faults.ts";
import type { JournalEntry } from "../helpdesk/control/journal.ts";
import type { Ticket } from "../helpdesk/desk/state.ts";
import { ask } from "./control.ts";

/** What the helpdesk is asked by its control door, and what it has written down. */
export function helpdeskSide(url: string) {
	const control = <T>(method: string, path: string, input?: unknown) => ask<T>(method, `${url}/_/${path}`, input);
	return {
		fault: (fault: Partial<Fault> & Pick<Fault, "on" | "kind">) => control("POST", "faults", fault),
		calm: () => control("DELETE", "faults"),
		tickets: async () => (await control<{ items: Ticket[] }>("GET", "tickets")).items,
		journal: async () => (await control<{ items: JournalEntry[] }>("GET", "journal")).items,
		mint: (load: Record<string, unknown>) => control<{ url: string; token: string }>("POST", "tokens", load),
	};
}
export type HelpdeskSide = ReturnType<typeof helpdeskSide>;
