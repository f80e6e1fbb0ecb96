import { changeDraft, draftOf, isDirty, shown } from "../state/drafts.ts";
import { STATUS_WORDS, type Status, type Ticket } from "../state/records.ts";
import { submit } from "../state/submit.ts";
import { Icon } from "./Icon.tsx";
import { Menu } from "./Menu.tsx";

const CHOICES: Status[] = ["open", "pending", "hold", "solved"];

function SubmitButton({ ticket }: { ticket: Ticket }) {
	const status = shown(ticket).status;
	const now = status === "new" ? "open" : status;
	return (
		<div class="submit">
			<button type="button" class="primary" onClick={() => void submit(ticket, now)}>
				Submit as {STATUS_WORDS[now]}
			</button>
			<Menu name="Submit as another status" class="primary arrow" align="end" up label={<Icon name="chevron" />}>
				{(close) =>
					CHOICES.map((choice) => (
						<button
							key={choice}
							type="button"
							role="menuitem"
							onClick={() => {
								close();
								void submit(ticket, choice);
							}}
						>
							<span class={`dot status-${choice}`} /> Submit as {STATUS_WORDS[choice]}
						</button>
					))
				}
			</Menu>
		</div>
	);
}

function KindSwitch({ ticket }: { ticket: Ticket }) {
	const draft = draftOf(ticket.id);
	return (
		<fieldset class="kinds" aria-label="Who can read it">
			<button type="button" aria-pressed={draft.public} onClick={() => changeDraft(ticket.id, { public: true })}>
				<Icon name="globe" /> Public reply
			</button>
			<button type="button" aria-pressed={!draft.public} onClick={() => changeDraft(ticket.id, { public: false })}>
				<Icon name="lock" /> Internal note
			</button>
		</fieldset>
	);
}

export function ReplyBox({ ticket }: { ticket: Ticket }) {
	if (ticket.status === "closed") return <p class="closed-note">This ticket is closed. It can be read, and continued by a follow-up.</p>;
	const draft = draftOf(ticket.id);
	return (
		<section class={`reply ${draft.public ? "" : "internal"}`} aria-label="Reply">
			<KindSwitch ticket={ticket} />
			<textarea
				rows={3}
				aria-label={draft.public ? "Public reply" : "Internal note"}
				placeholder={draft.public ? "Goes to the requester by e-mail, not by text…" : "Only staff can read this…"}
				value={draft.comment}
				onInput={(event) => changeDraft(ticket.id, { comment: event.currentTarget.value })}
			/>
			<footer>
				<span class="faint">{isDirty(ticket.id) ? "Not saved yet" : ""}</span>
				<SubmitButton ticket={ticket} />
			</footer>
		</section>
	);
}
