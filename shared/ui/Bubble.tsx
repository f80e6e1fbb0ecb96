import type { Message } from "../schemas/message.ts";
import { exactTime, type Wall } from "../words/time.ts";
import { bodyParts, isEmojiOnly } from "./body-parts.ts";
import { useWords } from "./context.ts";
import { Icon } from "./Icon.tsx";
import type { Care } from "./use-care.ts";

/** The words of one text, as the sender wrote them. */
export function Bubble({ message, who, wall, care }: { message: Message; who: string; wall: Wall; care: Care | null }) {
	const words = useWords();
	const isPlain = !(message.attachments.length || message.card || message.deleted);
	const way = message.channel === "secure" ? "pc-bubble--secure" : "";
	const side = message.direction === "in" ? "pc-bubble--in" : "pc-bubble--out";
	const size = isEmojiOnly(message.body) ? "pc-bubble--emoji" : "";
	return (
		<div class={`pc-bubble ${side} ${size} ${way}`} dir="auto">
			<span class="pc-hidden">
				{who}, {exactTime(message.at, wall)}:{" "}
			</span>
			{isPlain && message.body === "" ? <em class="pc-muted">{words.emptyText}</em> : <Body body={message.body} />}
			{!isPlain && care && <care.screens.MessageParts message={message} wall={wall} />}
			{!care && message.attachments.length > 0 && (
				<span class="pc-bubble__files">
					<Icon name="file" /> {words.attachment(message.attachments.length)}
				</span>
			)}
		</div>
	);
}

function Body({ body }: { body: string }) {
	return (
		<>
			{bodyParts(body).map((part, index) =>
				part.kind === "link" ? (
					<a key={index} href={part.text} target="_blank" rel="noopener noreferrer nofollow">
						{part.text}
					</a>
				) : (
					part.text
				),
			)}
		</>
	);
}
