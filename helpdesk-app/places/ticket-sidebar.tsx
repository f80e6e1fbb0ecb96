import { useEffect } from "preact/hooks";
import { useApp } from "../../shared/ui/context.ts";
import { TicketPanel } from "../../shared/ui/TicketPanel.tsx";

/** What Zendesk's own bars and the ticket's fields take of the screen. */
const AROUND_PX = 300;
const LEAST_PX = 420;
const MOST_PX = 760;

export function Screen() {
	const { host } = useApp();
	useEffect(() => host.resize(Math.min(MOST_PX, Math.max(LEAST_PX, screen.availHeight - AROUND_PX))), [host]);
	return <TicketPanel />;
}
