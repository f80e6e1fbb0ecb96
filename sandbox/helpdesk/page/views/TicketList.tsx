import { signal } from "@preact/signals";
import { me, nameOf, ticketsNewestFirst } from "../state/desk.ts";
import type { Ticket } from "../state/records.ts";
import { go, openNewTicket } from "../state/route.ts";
import { StatusBadge } from "./StatusBadge.tsx";
import { When } from "./When.tsx";

const isOpen = (ticket: Ticket) => ticket.status !== "solved" && ticket.status !== "closed";

const VIEWS = [
	{ name: "Unsolved", fits: isOpen },
	{ name: "Mine", fits: (ticket: Ticket) => isOpen(ticket) && ticket.assignee_id === me.value?.id },
	{ name: "Solved and closed", fits: (ticket: Ticket) => !isOpen(ticket) },
	{ name: "All", fits: () => true },
];
const view = signal(0);

function Row({ ticket }: { ticket: Ticket }) {
	const open = () => go({ view: "tab", tab: { kind: "ticket", id: ticket.id } });
	return (
		<tr onClick={open}>
			<td>
				<StatusBadge status={ticket.status} />
			</td>
			<td class="number">#{ticket.id}</td>
			<td class="subject">
				<a href={`#/ticket/${ticket.id}`} onClick={(event) => event.stopPropagation()}>
					{ticket.subject}
				</a>
			</td>
			<td class="requester">{nameOf(ticket.requester_id)}</td>
			<td class="assignee">{nameOf(ticket.assignee_id)}</td>
			<td class="when">
				<When at={ticket.updated_at} />
			</td>
		</tr>
	);
}

function Empty({ none }: { none: boolean }) {
	return (
		<div class="empty">
			<h2>{none ? "No tickets yet" : "Nothing in this view"}</h2>
			<p>
				{none
					? "Text the clinic from the simulated phone, and a ticket appears here by itself."
					: "Other views may hold what you look for."}
			</p>
			{none ? (
				<button type="button" class="plain" onClick={openNewTicket}>
					Open a ticket by hand
				</button>
			) : null}
		</div>
	);
}

function Rows({ tickets }: { tickets: Ticket[] }) {
	return (
		<table class="list">
			<thead>
				<tr>
					<th scope="col">Status</th>
					<th scope="col">Ticket</th>
					<th scope="col">Subject</th>
					<th scope="col">Requester</th>
					<th scope="col" class="assignee">
						Assignee
					</th>
					<th scope="col">Updated</th>
				</tr>
			</thead>
			<tbody>
				{tickets.map((ticket) => (
					<Row key={ticket.id} ticket={ticket} />
				))}
			</tbody>
		</table>
	);
}

export function TicketList() {
	const all = ticketsNewestFirst.value;
	const tickets = all.filter(VIEWS[view.value]?.fits ?? isOpen);
	return (
		<main class="list-page">
			<h1>Tickets</h1>
			<fieldset class="views" aria-label="Views">
				{VIEWS.map(({ name, fits }, index) => (
					<button
						key={name}
						type="button"
						aria-pressed={view.value === index}
						onClick={() => {
							view.value = index;
						}}
					>
						{name} <span class="count">{all.filter(fits).length}</span>
					</button>
				))}
			</fieldset>
			{tickets.length === 0 ? <Empty none={all.length === 0} /> : <Rows tickets={tickets} />}
		</main>
	);
}
