import { EMOJI_PHRASES, PHRASES, QUOTES, type ReactionKind } from "./reaction-forms.ts";

// A phone's reaction to one of our texts comes as a text that quotes it. It is shown on the text it quotes, if the quote
// is exact; it is never a keyword, an answer, an alert or a reason to open a thread again.

export type Reaction = { reaction: ReactionKind; emoji?: string; quote: string };

const EMOJI = /^(?=.*(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\u{20e3}))(?:\p{Extended_Pictographic}|\p{Emoji_Component})+$/u;
const LONGEST_PHRASE = 80;
/** Google Messages sets these unseen marks around the emoji and inside the quotes. */
const MARKS_AROUND = /^[\u200a\u200b\s]+|[\u200a\u200b\s]+$/gu;
const KINDS = new Map(PHRASES.flatMap(([kind, phrases]) => phrases.map((phrase) => [spelling(phrase), kind] as const)));

export function reactionOf(body: string): Reaction | null {
	const text = body.replace(MARKS_AROUND, "");
	for (const [open, close] of QUOTES) {
		if (!text.endsWith(close)) continue;
		const last = Math.min(text.length - close.length, LONGEST_PHRASE);
		for (let at = text.indexOf(open); at > 0 && at < last; at = text.indexOf(open, at + 1)) {
			const said = saidBy(text.slice(0, at));
			if (said) return { ...said, quote: inside(text.slice(at + open.length, -close.length), open) };
		}
	}
	return null;
}

/** `bodies` oldest first, as a thread is read. Not one blank may differ: a shortened quote could be of two texts. */
export function foldsOnto(reaction: Reaction, bodies: readonly { id: string; body: string }[]): string | null {
	return bodies.findLast(({ body }) => body === reaction.quote)?.id ?? null;
}

function saidBy(phrase: string): Omit<Reaction, "quote"> | null {
	const kind = KINDS.get(spelling(phrase));
	if (kind) return { reaction: kind };
	const said = phrase
		.replace(/[\u200a\u200b]/gu, "")
		.trim()
		.replace(/\s+/gu, " ");
	for (const [reaction, form] of EMOJI_PHRASES) {
		const [before = "", after = ""] = form.split("*");
		const emoji = said.slice(before.length, said.length - after.length);
		const fits = said.length > form.length - 1 && said.startsWith(before) && said.endsWith(after);
		if (fits && EMOJI.test(emoji)) return { reaction, emoji };
	}
	return null;
}

function spelling(phrase: string): string {
	return phrase.normalize("NFC").replaceAll("’", "'").replace(/\s+/gu, " ").trim().toLowerCase();
}

/** French sets a blank inside its guillemets; it is none of the quoted text. */
function inside(quote: string, open: string): string {
	return quote.replace(
		open === "«"
			? /^[\u200a\u200b]*[ \u00a0\u2009\u202f]?|[ \u00a0\u2009\u202f]?[\u200a\u200b]*$/gu
			: /^[\u200a\u200b]+|[\u200a\u200b]+$/gu,
		"",
	);
}
