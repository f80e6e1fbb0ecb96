import type { Ticket } from "../state/records.ts";
import { endTicket } from "../state/rest.ts";
import { closeTab } from "../state/route.ts";
import { toast } from "../state/toasts.ts";
import { Icon } from "./Icon.tsx";
import { Menu } from "./Menu.tsx";

/** What Zendesk does by itself after some days, and what an admin may do. */
export function EndMenu({ ticket }: { ticket: Ticket }) {
	const end = async (how: "close" | "delete") => {
		try {
			await endTicket(ticket.id, how);
			if (how === "delete") closeTab({ kind: "ticket", id: ticket.id });
		} catch {
			toast("That did not work.", "error");
		}
	};
	return (
		<Menu name="More for this ticket" align="end" label={<Icon name="more" />}>
			{(close) => (
				<>
					<button type="button" role="menuitem" onClick={() => void end("close").then(close)}>
						Close for good (as the automation does)
					</button>
					<button type="button" role="menuitem" onClick={() => void end("delete").then(close)}>
						Delete
					</button>
				</>
			)}
		</Menu>
	);
}
