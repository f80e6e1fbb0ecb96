import { Attached } from "./Attached.tsx";
import { Linked } from "./Linked.tsx";
import type { Picture } from "./seen.ts";

const EMOJI_ONLY = /^(?:\p{RGI_Emoji}|\s){1,6}$/v;

type Props = { own: boolean; who: string; body: string; pictures: readonly Picture[]; isLastOfGroup: boolean };

export function Bubble({ own, who, body, pictures, isLastOfGroup }: Props) {
	const isEmoji = EMOJI_ONLY.test(body) && pictures.length === 0;
	const look = ["bubble", own ? "own" : "theirs", isEmoji ? "emoji" : "", isLastOfGroup ? "last" : ""].join(" ");
	return (
		<div class={look}>
			<span class="unseen">{who}: </span>
			{pictures.map((picture) => (
				<Attached key={picture.url} picture={picture} />
			))}
			{body === "" ? (
				pictures.length === 0 && <span class="blank">(empty text)</span>
			) : (
				<p dir="auto">{isEmoji ? body : <Linked text={body} />}</p>
			)}
		</div>
	);
}
