import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import { hostNow } from "../state/apps.ts";
import { me, put, users } from "../state/desk.ts";
import { makeTicket, makeUser } from "../state/rest.ts";
import { closeTab, go, type Tab } from "../state/route.ts";
import { takeTicket } from "../state/take-ticket.ts";
import { newTicketScope } from "../state/ticket-scope.ts";
import { toast } from "../state/toasts.ts";
import { AppTray } from "./AppTray.tsx";
import { SideSwitch } from "./SideSwitch.tsx";

async function requesterFor(name: string): Promise<number> {
	const known = [...users.value.values()].find((user) => user.name === name);
	if (known !== undefined) return known.id;
	const made = await makeUser({ name });
	users.value = put(users.value, [made]);
	return made.id;
}

function RequesterField({ value, pick }: { value: string; pick(name: string): void }) {
	const people = [...users.value.values()].filter((user) => user.role === "end-user");
	return (
		<label class="field">
			Requester
			<input list="requesters" value={value} placeholder="A name" onInput={(event) => pick(event.currentTarget.value)} />
			<datalist id="requesters">
				{people.map((user) => (
					<option key={user.id} value={user.name} />
				))}
			</datalist>
		</label>
	);
}

export function NewTicketPage({ id, active }: { id: number; active: boolean }) {
	const [requester, setRequester] = useState("");
	const [subject, setSubject] = useState("");
	const [words, setWords] = useState("");
	const [side, setSide] = useState<"ticket" | "app">("ticket");
	const chosen = useMemo(() => [...users.value.values()].find((user) => user.name === requester)?.id ?? null, [requester]);
	const chosenNow = useRef(chosen);
	if (chosenNow.current !== chosen) {
		chosenNow.current = chosen;
		hostNow()?.emitAll("ticket.requester.id.changed", chosen);
	}
	const scope = useCallback((resize: (wanted: unknown) => void) => newTicketScope(id, () => chosenNow.current, resize), [id]);
	const save = async () => {
		try {
			const requester_id = requester.trim() === "" ? me.value?.id : await requesterFor(requester.trim());
			const ticket = await makeTicket({ subject, requester_id, assignee_id: me.value?.id, comment: { body: words, public: false } });
			takeTicket(ticket);
			const tab: Tab = { kind: "new", id };
			go({ view: "tab", tab: { kind: "ticket", id: ticket.id } });
			closeTab(tab);
		} catch (fault) {
			toast(fault instanceof Error ? fault.message : "The ticket was not made.", "error");
		}
	};
	return (
		<main class="tab-page" data-side={side} hidden={!active}>
			<SideSwitch side={side} pick={setSide} first="Ticket" />
			<section class="properties" aria-label="Ticket">
				<RequesterField value={requester} pick={setRequester} />
			</section>
			<form
				class="middle"
				onSubmit={(event) => {
					event.preventDefault();
					void save();
				}}
			>
				<header class="ticket-head">
					<h1>New ticket</h1>
				</header>
				<div class="conversation form">
					<label class="field">
						Subject
						<input value={subject} required onInput={(event) => setSubject(event.currentTarget.value)} />
					</label>
					<label class="field">
						Internal note
						<textarea rows={5} required value={words} onInput={(event) => setWords(event.currentTarget.value)} />
					</label>
				</div>
				<footer class="form-foot">
					<button type="submit" class="primary">
						Submit as Open
					</button>
				</footer>
			</form>
			<AppTray place="new_ticket_sidebar" active={active} scope={scope} />
		</main>
	);
}
