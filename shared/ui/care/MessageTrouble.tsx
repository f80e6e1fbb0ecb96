import { useState } from "preact/hooks";
import type { Message } from "../../schemas/message.ts";
import { Button } from "../Button.tsx";
import { explain } from "./explain.ts";
import { useCareHere } from "./use-care-here.ts";

/** Under a text that did not simply arrive: what happened, and what to do. */
export function MessageTrouble({ message }: { message: Message }) {
	const { words, model } = useCareHere();
	const trouble = explain(message.delivery, words);
	if (trouble) {
		return (
			<p class="pc-note pc-note--danger">
				{trouble.why} {trouble.next}
			</p>
		);
	}
	const asks = model.unknown.value.includes(message.id);
	return message.delivery.state === "unknown" && asks ? <UnknownSend message={message} /> : null;
}

function UnknownSend({ message }: { message: Message }) {
	const { words, model } = useCareHere();
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState(false);
	const decide = async (as: "sent" | "resend") => {
		setBusy(true);
		setFailed(false);
		await model.thread.resolve(message.id, as).catch(() => setFailed(true));
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
