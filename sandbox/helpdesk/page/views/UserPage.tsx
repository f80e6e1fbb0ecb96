import { useCallback, useState } from "preact/hooks";
import { ticketsNewestFirst, users } from "../state/desk.ts";
import { userScope } from "../state/ticket-scope.ts";
import { AppTray } from "./AppTray.tsx";
import { SideSwitch } from "./SideSwitch.tsx";
import { StatusBadge } from "./StatusBadge.tsx";
import { When } from "./When.tsx";

function Tickets({ userId }: { userId: number }) {
	const tickets = ticketsNewestFirst.value.filter((ticket) => ticket.requester_id === userId);
	if (tickets.length === 0) return <p class="faint">No tickets.</p>;
	return (
		<ul class="user-tickets">
			{tickets.map((ticket) => (
				<li key={ticket.id}>
					<StatusBadge status={ticket.status} />
					<a href={`#/ticket/${ticket.id}`}>
						#{ticket.id} {ticket.subject}
					</a>
					<When at={ticket.updated_at} />
				</li>
			))}
		</ul>
	);
}

export function UserPage({ id, active }: { id: number; active: boolean }) {
	const user = users.value.get(id);
	const [side, setSide] = useState<"ticket" | "app">("ticket");
	const scope = useCallback((resize: (wanted: unknown) => void) => userScope(id, resize), [id]);
	const facts: [string, string | null | undefined][] = [
		["E-mail", user?.email],
		["Phone", user?.phone],
		["External id", user?.external_id],
		["Role", user?.role],
	];
	return (
		<main class="tab-page" data-side={side} hidden={!active}>
			<SideSwitch side={side} pick={setSide} first="Profile" />
			<section class="properties" aria-label="Profile">
				{facts.map(([name, value]) => (
					<div class="field" key={name}>
						<span class="field-name">{name}</span>
						<span class="value">{value ?? "–"}</span>
					</div>
				))}
			</section>
			<div class="middle">
				<header class="ticket-head">
					<h1>{user?.name ?? `User ${id}`}</h1>
					<p class="faint">{user?.role === "end-user" ? "Requester" : "Staff"}</p>
				</header>
				<div class="conversation">
					<Tickets userId={id} />
				</div>
			</div>
			<AppTray place="user_sidebar" active={active} scope={scope} />
		</main>
	);
}
