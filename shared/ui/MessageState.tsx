import { useState } from "preact/hooks";
import type { Message } from "../schemas/message.ts";
import type { ThreadModel } from "../state/thread.ts";
import { Button } from "./Button.tsx";
import { useWords } from "./context.ts";
import { explain, look, needsAttention } from "./delivery.ts";
import { Icon } from "./Icon.tsx";

/** Where a text is on its way: icon and word. */
export function StateWord({ message }: { message: Message }) {
	const words = useWords();
	const shown = look(message.delivery);
	if (!shown) return null;
	const code = message.delivery.code && needsAttention(message.delivery) ? message.delivery.code : undefined;
	return (
		<span class={`pc-state pc-state--${shown.tone}`} title={code}>
			<Icon name={shown.icon} /> {words.delivery[shown.word]}
		</span>
	);
}

/** Under a text that did not simply arrive: what happened, and what to do. */
export function MessageTrouble({ message, thread }: { message: Message; thread: ThreadModel }) {
	const words = useWords();
	const trouble = explain(message.delivery, words);
	if (trouble) {
		return (
			<p class="pc-note pc-note--danger">
				{trouble.why} {trouble.next}
			</p>
		);
	}
	const asks = thread.thread.value?.attention.some((item) => item.kind === "unknown_send" && item.messageId === message.id);
	return message.delivery.state === "unknown" && asks ? <UnknownSend message={message} thread={thread} /> : null;
}

function UnknownSend({ message, thread }: { message: Message; thread: ThreadModel }) {
	const words = useWords();
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState(false);
	const decide = async (as: "sent" | "resend") => {
		setBusy(true);
		setFailed(false);
		await thread.resolve(message.id, as).catch(() => setFailed(true));
		setBusy(false);
	};
	return (
		<div class="pc-note pc-note--warning">
			<p>
				{words.unknownSend.why} {words.unknownSend.next}
			</p>
			<div class="pc-note__actions">
				<Button disabled={busy} onClick={() => decide("sent")}>
					{words.unknownSend.sent}
				</Button>
				<Button disabled={busy} onClick={() => decide("resend")}>
					{words.unknownSend.resend}
				</Button>
			</div>
			{failed && <p role="alert">{words.unknownSend.failed}</p>}
		</div>
	);
}
