import type { Message } from "../../schemas/message.ts";
import { clockTime, dateOf, dayName, type Wall } from "../../words/time.ts";
import { useCareHere } from "../care/use-care-here.ts";
import { useApp, useWords } from "../context.ts";
import { Icon } from "../Icon.tsx";
import { CardView } from "./CardView.tsx";
import { MessageFiles } from "./MessageFiles.tsx";

/** Under a message's words: its card and files, or the marker of what was deleted. */
export function MessageParts({ message, wall }: { message: Message; wall: Wall }) {
	const { words } = useCareHere();
	const { deleted, card } = message;
	if (deleted) {
		return (
			<p class="pc-deleted">
				<Icon name="ban" /> <span>{words.files.gone(`${deleted.by}, ${dateOf(deleted.at, wall)}`, deleted.reason)}</span>
			</p>
		);
	}
	return (
		<>
			{card && <CardView card={card} wall={wall} />}
			<MessageFiles message={message} />
		</>
	);
}

/** Of a private message: that it is one, and whether the patient has read it. */
export function SecureMark({ message, wall }: { message: Message; wall: Wall }) {
	const { words } = useCareHere();
	const all = useWords();
	const now = useApp().clock.value;
	if (message.channel !== "secure" || message.deleted) return null;
	const { readAt, link, direction } = message;
	const day = readAt && dayName(readAt, now, wall, all);
	const when = readAt && (day === all.today ? "" : `${day}, `) + clockTime(readAt, wall);
	return (
		<>
			<span class="pc-state pc-secure">
				<Icon name="lock" /> <span class={direction === "out" ? "pc-hidden" : ""}>{words.files.lockShort} </span>
				{direction === "out" && <span>{when ? words.files.read(when) : words.files.notRead}</span>}
			</span>
			{link && !readAt && link.state !== "open" && link.state !== "superseded" && (
				<span class="pc-tag pc-tag--warning">{words.files.link[link.state]}</span>
			)}
		</>
	);
}
