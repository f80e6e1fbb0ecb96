export type BodyPart = { kind: "words" | "link"; text: string };

const LINK = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/gi;
/** Digits count as emoji parts in Unicode, so they are left out by hand. */
const EMOJI_ONLY = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f|\s)+$/u;
const MOST_LARGE = 24;

export function bodyParts(body: string): BodyPart[] {
	const parts: BodyPart[] = [];
	let end = 0;
	for (const found of body.matchAll(LINK)) {
		if (found.index > end) parts.push({ kind: "words", text: body.slice(end, found.index) });
		parts.push({ kind: "link", text: found[0] });
		end = found.index + found[0].length;
	}
	if (end < body.length) parts.push({ kind: "words", text: body.slice(end) });
	return parts;
}

/** A text of a few emoji and nothing else is drawn larger, as phones do. */
export function isEmojiOnly(body: string): boolean {
	return body.length <= MOST_LARGE && /\S/.test(body) && EMOJI_ONLY.test(body);
}
