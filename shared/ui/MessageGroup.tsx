import type { Message } from "../schemas/message.ts";
import type { Words } from "../words/en.ts";
import { clockTime, exactTime, type Wall } from "../words/time.ts";
import { Bubble } from "./Bubble.tsx";
import { useWords } from "./context.ts";
import { needsAttention } from "./delivery.ts";
import { StateWord } from "./MessageState.tsx";
import type { Group } from "./message-groups.ts";
import { type Care, useCare } from "./use-care.ts";

/** Texts of one sender within minutes: one name, one time, and the state of the last. */
export function MessageGroup({ group, wall }: { group: Group; wall: Wall }) {
	const words = useWords();
	const care = useCare();
	const last = group.messages.at(-1) ?? group.messages[0];
	const who = senderName(last, words);
	return (
		<li class={`pc-group pc-group--${last.direction}`}>
			{group.messages.map((message) => (
				<div key={message.id} class="pc-group__message">
					<Bubble message={message} who={who} wall={wall} care={care} />
					{care && <care.screens.Reactions reactions={group.reactions.filter(({ reaction }) => reaction?.to === message.id)} />}
					<Foot message={message} who={message === last ? who : null} wall={wall} care={care} />
					{care && <care.screens.MessageTrouble message={message} />}
					{message.flags.map((flag) => (
						<p key={flag} class="pc-note">
							{words.flags[flag]}
						</p>
					))}
				</div>
			))}
		</li>
	);
}

type FootProps = { message: Message; who: string | null; wall: Wall; care: Care | null };

/** Name and time under the last of a group; under each, what needs attention. */
function Foot({ message, who, wall, care }: FootProps) {
	const words = useWords();
	return (
		<div class="pc-group__foot">
			{who && (
				<>
					<span class="pc-group__who">{who}</span>
					{message.sender.type === "system" && (
						<span class="pc-tag">{(message.automatic && care?.words.automatic[message.automatic]) ?? words.automatic}</span>
					)}
					<time dateTime={message.at} title={exactTime(message.at, wall)}>
						{clockTime(message.at, wall)}
					</time>
				</>
			)}
			{(who || needsAttention(message.delivery)) && <StateWord message={message} />}
			{care && <care.screens.FootMarks message={message} wall={wall} />}
		</div>
	);
}

export function senderName(message: Message, words: Words): string {
	if (message.sender.name) return message.sender.name;
	return message.direction === "in" ? words.patient : words.clinic;
}
