import { me, users } from "../state/desk.ts";
import { changeForm, shown } from "../state/drafts.ts";
import { STATUS_WORDS, type Status, type Ticket } from "../state/records.ts";
import { go } from "../state/route.ts";

const CHOICES: Status[] = ["open", "pending", "hold", "solved"];

function StatusField({ ticket, closed }: { ticket: Ticket; closed: boolean }) {
	const now = shown(ticket).status;
	const choices = CHOICES.includes(now) ? CHOICES : [now, ...CHOICES];
	const pick = (value: string) => {
		const status = choices.find((choice) => choice === value);
		if (status !== undefined) changeForm(ticket, { status: status === ticket.status ? undefined : status });
	};
	return (
		<label class="field">
			Status
			<select value={now} disabled={closed} onChange={(event) => pick(event.currentTarget.value)}>
				{choices.map((choice) => (
					<option key={choice} value={choice}>
						{STATUS_WORDS[choice]}
					</option>
				))}
			</select>
		</label>
	);
}

function AssigneeField({ ticket, closed }: { ticket: Ticket; closed: boolean }) {
	const now = shown(ticket).assignee_id;
	const staff = [...users.value.values()].filter((user) => user.role !== "end-user");
	const give = (assigneeId: number | null) => changeForm(ticket, { assigneeId });
	const mine = me.value?.id ?? null;
	return (
		<div class="field">
			<label>
				Assignee
				<select value={now ?? ""} disabled={closed} onChange={(event) => give(Number(event.currentTarget.value) || null)}>
					<option value="">–</option>
					{staff.map((user) => (
						<option key={user.id} value={user.id}>
							{user.name}
						</option>
					))}
				</select>
			</label>
			{closed || now === mine ? null : (
				<button type="button" class="link" onClick={() => give(mine)}>
					take it
				</button>
			)}
		</div>
	);
}

export function Properties({ ticket }: { ticket: Ticket }) {
	const requester = users.value.get(ticket.requester_id);
	const closed = ticket.status === "closed";
	return (
		<section class="properties" aria-label="Ticket">
			<div class="field">
				<span class="field-name">Requester</span>
				<a
					href={`#/user/${ticket.requester_id}`}
					onClick={(event) => {
						event.preventDefault();
						go({ view: "tab", tab: { kind: "user", id: ticket.requester_id } });
					}}
				>
					{requester?.name ?? ticket.requester_id}
				</a>
			</div>
			<AssigneeField ticket={ticket} closed={closed} />
			<StatusField ticket={ticket} closed={closed} />
			<div class="field tags-field">
				<span class="field-name">Tags</span>
				<span class="tags">{ticket.tags.length === 0 ? "–" : ticket.tags.map((tag) => <span key={tag}>{tag}</span>)}</span>
			</div>
		</section>
	);
}
