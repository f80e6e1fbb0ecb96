import { useCallback, useRef, useState } from "preact/hooks";
import { hostNow } from "../state/apps.ts";
import { me, put, users } from "../state/desk.ts";
import { makeTicket, makeUser } from "../state/rest.ts";
import { closeTab, go } from "../state/route.ts";
import { takeTicket } from "../state/take-ticket.ts";
import { newTicketScope } from "../state/ticket-scope.ts";
import { toast } from "../state/toasts.ts";
import { AppTray } from "./AppTray.tsx";
import { SideSwitch } from "./SideSwitch.tsx";

async function requesterFor(name: string): Promise<number> {
	const known = userNamed(name);
	if (known !== null) return known;
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

function Fields({ save }: { save(subject: string, words: string): void }) {
	const [subject, setSubject] = useState("");
	const [words, setWords] = useState("");
	return (
		<form
			class="middle"
			onSubmit={(event) => {
				event.preventDefault();
				save(subject, words);
			}}
		>
			<header class="ticket-head">
				<h1>New ticket</h1>
			</header>
			<div class="conversation">
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
	);
}

async function saveNew(id: number, requester: string, subject: string, words: string): Promise<void> {
	try {
		const requester_id = requester === "" ? me.value?.id : await requesterFor(requester);
		const ticket = await makeTicket({ subject, requester_id, assignee_id: me.value?.id, comment: { body: words, public: false } });
		takeTicket(ticket);
		go({ view: "tab", tab: { kind: "ticket", id: ticket.id } });
		closeTab({ kind: "new", id });
	} catch (fault) {
		toast(fault instanceof Error ? fault.message : "The ticket was not made.", "error");
	}
}

const userNamed = (name: string) => [...users.value.values()].find((user) => user.name === name)?.id ?? null;

export function NewTicketPage({ id, active }: { id: number; active: boolean }) {
	const [requester, setRequester] = useState("");
	const [side, setSide] = useState<"ticket" | "app">("ticket");
	const chosen = useRef<number | null>(null);
	const pick = (name: string) => {
		setRequester(name);
		const next = userNamed(name);
		if (next === chosen.current) return;
		chosen.current = next;
		hostNow()?.emitAll("ticket.requester.id.changed", next);
	};
	const scope = useCallback((resize: (wanted: unknown) => void) => newTicketScope(id, () => chosen.current, resize), [id]);
	return (
		<main class="tab-page" data-side={side} hidden={!active}>
			<SideSwitch side={side} pick={setSide} first="Ticket" />
			<section class="properties" aria-label="Ticket">
				<RequesterField value={requester} pick={pick} />
			</section>
			<Fields save={(subject, words) => void saveNew(id, requester.trim(), subject, words)} />
			<AppTray place="new_ticket_sidebar" active={active} scope={scope} />
		</main>
	);
}
