// How phones spell a reaction when it has to travel as a text. An iPhone writes in its own language; English, Spanish,
// French, Dutch and German as recorded from phones. A form we do not know stays an ordinary text.

export type ReactionKind = "like" | "love" | "laugh" | "dislike" | "emphasize" | "question" | "emoji" | "removed";

/** What stands before the quote. */
export const PHRASES: readonly (readonly [ReactionKind, readonly string[]])[] = [
	["like", ["Liked", "Le gustó", "A aimé", "A attribué la mention « J'aime » à", "A ajouté un « J'aime » à", "Vond leuk", "Gefällt"]],
	["love", ["Loved", "Le encantó", "A adoré", "A attribué la mention « Adore » à", "Vond geweldig", "Gaf een hartje aan"]],
	["laugh", ["Laughed at", "Le dio risa", "A ri de", "Lachte om"]],
	["dislike", ["Disliked", "No le gustó", "N'a pas aimé", "A attribué la mention « Je n'aime pas » à"]],
	["emphasize", ["Emphasized", "Emphasised", "Exclamó por", "A mis en évidence", "A souligné"]],
	["question", ["Questioned", "Dudó sobre", "A posé une question sur", "S'est interrogé sur", "S'est interrogé(e) sur"]],
	[
		"removed",
		[
			...["Removed a like from", "Removed a heart from", "Removed a laugh from", "Removed a dislike from"],
			...["Removed an exclamation from", "Removed an exclamation mark from", "Removed an emphasis from", "Removed a question mark from"],
			...["A retiré un J'aime de", "A retiré un cœur de", "A retiré la mention « Adore » de", "A retiré la mention « J'aime » de"],
		],
	],
];

/** The same with any emoji, where `*` stands. The bare forms are those of Google Messages. */
export const EMOJI_PHRASES: readonly (readonly ["emoji" | "removed", string])[] = [
	...(["Reacted * to", "Reacted with * to", "* to", "Reaccionó con * a", "A réagi avec * à", "A réagi * à", "* à"] as const).map(
		(phrase) => ["emoji", phrase] as const,
	),
	...(["Removed * from", "A retiré * de", "A retiré la réaction * à"] as const).map((phrase) => ["removed", phrase] as const),
];

/** Opening and closing marks, as each language sets them; a German closing mark is an English opening one. */
export const QUOTES: readonly (readonly [string, string])[] = [
	["“", "”"],
	['"', '"'],
	["«", "»"],
	["„", "“"],
	["„", "”"],
];
