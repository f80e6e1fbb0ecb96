import { useCallback, useEffect, useState } from "preact/hooks";
import { comments, tickets } from "../state/desk.ts";
import type { Ticket } from "../state/records.ts";
import { loadComments } from "../state/take-ticket.ts";
import { ticketScope } from "../state/ticket-scope.ts";
import { AppTray } from "./AppTray.tsx";
import { Conversation } from "./Conversation.tsx";
import { EndMenu } from "./EndMenu.tsx";
import { Properties } from "./Properties.tsx";
import { ReplyBox } from "./ReplyBox.tsx";
import { SideSwitch } from "./SideSwitch.tsx";
import { StatusBadge } from "./StatusBadge.tsx";

function Head({ ticket }: { ticket: Ticket }) {
	const source = ticket.via.source;
	return (
		<header class="ticket-head">
			<div class="ticket-title">
				<h1>{ticket.subject}</h1>
				{ticket.status === "closed" ? null : <EndMenu ticket={ticket} />}
			</div>
			<p class="faint">
				<StatusBadge status={ticket.status} /> Ticket #{ticket.id} · via {ticket.via.channel === "api" ? "Patient Chat" : "agent"}
				{source.rel === "follow_up" ? ` · follows #${String(source.from.ticket_id)}` : ""}
			</p>
		</header>
	);
}

export function TicketPage({ id, active }: { id: number; active: boolean }) {
	const ticket = tickets.value.get(id);
	const [side, setSide] = useState<"ticket" | "app">("ticket");
	const scope = useCallback((resize: (wanted: unknown) => void) => ticketScope(id, resize), [id]);
	useEffect(() => {
		if (!comments.value.has(id)) void loadComments(id).catch(() => undefined);
	}, [id]);
	if (ticket === undefined) {
		return (
			<main class="tab-page" hidden={!active}>
				<div class="empty">
					<h2>Ticket #{id} is not here</h2>
					<p>It was deleted, or there never was one.</p>
				</div>
			</main>
		);
	}
	return (
		<main class="tab-page" data-side={side} hidden={!active}>
			<SideSwitch side={side} pick={setSide} first="Ticket" />
			<Properties ticket={ticket} />
			<div class="middle">
				<Head ticket={ticket} />
				<Conversation ticketId={id} />
				<ReplyBox ticket={ticket} />
			</div>
			<AppTray place="ticket_sidebar" active={active} ticketId={id} scope={scope} />
		</main>
	);
}
