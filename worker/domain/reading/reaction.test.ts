import fc from "fast-check";
import { expect, test } from "vitest";
import { foldsOnto, reactionOf } from "./reaction.ts";
import { EMOJI_PHRASES, PHRASES, QUOTES } from "./reaction-forms.ts";

const QUOTED = "Your visit is Tuesday at 3.\nReply STOP to opt out, “C” to confirm.";
const EACH_PHRASE = PHRASES.flatMap(([kind, phrases]) => phrases.map((phrase) => [phrase, kind] as const));

test.for(EACH_PHRASE)("%s “…” is read as a reaction: %s", ([phrase, reaction]) => {
	for (const [open, close] of QUOTES) {
		for (const said of [phrase, phrase.replaceAll("'", "’"), phrase.slice(0, 1).toLowerCase() + phrase.slice(1)]) {
			expect(reactionOf(`${said} ${open}${QUOTED}${close}`)).toEqual({ reaction, quote: QUOTED });
		}
	}
});

test.for(EMOJI_PHRASES)("%s: %s “…” carries its emoji", ([reaction, phrase]) => {
	for (const emoji of ["👍", "❤️", "👍🏽", "🇲🇽", "👨‍👩‍👧", "1️⃣", "‼️"]) {
		expect(reactionOf(`${phrase.replace("*", emoji)} “${QUOTED}”`)).toEqual({ reaction, emoji, quote: QUOTED });
	}
});

test("French guillemets keep their blanks to themselves, Google's unseen marks are no part of the quote", () => {
	for (const blank of [" ", "\u00a0", "\u202f"]) expect(reactionOf(`A aimé «${blank}à demain${blank}»`)?.quote).toBe("à demain");
	expect(reactionOf("\u200a\u200b👍\u200b to “\u200aSee you\u200a”\u200a")).toEqual({ reaction: "emoji", emoji: "👍", quote: "See you" });
});

test.for([
	...[
		"Liked an image",
		"I liked “it”",
		"Liked it",
		"Liked",
		"Liked “",
		"Liked ”",
		"Loved “it” a lot",
		"“Liked”",
		"Reacted well to “you”",
		"a to “b”",
	],
	...["5 to “b”", "👍", "👍 to you", "to “b”", "STOP", "yes", "", "“”", '"', "Removed 5 from “x”", "constructor “x”"],
])("%j is an ordinary text", (body) => {
	expect(reactionOf(body)).toBeNull();
});

test("a reaction is shown on the newest text with exactly those words", () => {
	const bodies = [
		{ id: "1", body: "See you" },
		{ id: "2", body: "See you" },
		{ id: "3", body: "See you " },
		{ id: "4", body: "see you" },
		{ id: "5", body: "See you soon" },
	];
	const onto = (body: string) => foldsOnto(reactionOf(body) ?? { reaction: "like", quote: "" }, bodies);
	expect(onto("Liked “See you”")).toBe("2");
	expect(onto("Liked “See you ”")).toBe("3");
	expect(onto("Liked “See y…”")).toBeNull();
	expect(onto("Liked “See  you”")).toBeNull();
});

test("whatever text an iPhone quotes comes back as it was", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.constantFrom("Liked", "Loved", "Laughed at"), (body, phrase) => {
			fc.pre(!/^[\u200a\u200b]|[\u200a\u200b]$/u.test(body));
			const reaction = reactionOf(`${phrase} “${body}”`);
			expect(reaction && foldsOnto(reaction, [{ id: "1", body }])).toBe("1");
		}),
	);
});
