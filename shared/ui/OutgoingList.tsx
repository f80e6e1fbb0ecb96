import { useState } from "preact/hooks";
import type { Outgoing } from "../state/outgoing.ts";
import type { ThreadModel } from "../state/thread.ts";
import { Button } from "./Button.tsx";
import { bodyParts } from "./body-parts.ts";
import { useApp, useWords } from "./context.ts";
import { Icon, type IconName } from "./Icon.tsx";

const ICONS: Record<Outgoing["phase"], IconName> = { sending: "clock", waiting: "sync", stopped: "alert" };

/** Texts written here that the Worker has not confirmed: at the bottom, where they will be. */
export function OutgoingList({ thread }: { thread: ThreadModel }) {
	const items = thread.outgoing.items.value;
	return (
		<>
			{items.map((text, index) => (
				<OutgoingText key={text.id} text={text} thread={thread} isFirst={index === 0} />
			))}
		</>
	);
}

function OutgoingText({ text, thread, isFirst }: { text: Outgoing; thread: ThreadModel; isFirst: boolean }) {
	const words = useWords();
	const app = useApp();
	const [notTaken, setNotTaken] = useState(false);
	const takeBack = async () => {
		const body = await thread.outgoing.takeBack(text.id);
		if (body === null) setNotTaken(true);
		else app.drafts.giveBack(thread.id, body, text);
	};
	return (
		<li class="pc-group pc-group--out">
			<div class="pc-group__message">
				<div class="pc-bubble pc-bubble--out pc-bubble--going" dir="auto">
					{bodyParts(text.body).map((part) => part.text)}
					{text.body === "" && (text.files?.length ? words.attachment(text.files.length) : words.row.secure)}
				</div>
				<p class="pc-group__foot">
					<span class="pc-group__who">{app.staff.name}</span>
					<span class={`pc-state pc-state--${text.phase === "sending" ? "quiet" : "warning"}`}>
						<Icon name={ICONS[text.phase]} /> {words.delivery[text.phase]}
					</span>
				</p>
				{text.phase === "waiting" && isFirst && <p class="pc-note pc-note--warning">{words.outgoing.waiting}</p>}
				{text.phase === "stopped" && (
					<div class="pc-note pc-note--warning">
						<p>{notTaken ? words.outgoing.notTakenBack : words.outgoing.stopped}</p>
						<div class="pc-note__actions">
							<Button onClick={() => thread.outgoing.tryAgain()}>{words.outgoing.sendNow}</Button>
							<Button kind="basic" onClick={takeBack}>
								{words.outgoing.takeBack}
							</Button>
						</div>
					</div>
				)}
			</div>
		</li>
	);
}
