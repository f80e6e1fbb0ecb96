// How every reader of a text sees it. What a patient cannot see (zero-width characters, a style of letter, the kind of
// apostrophe a phone prefers) must not change what the text means.

const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u02b9\u00b4`\u2032\uff07]/gu;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const NOT_A_WORD = /[^\p{L}\p{N}\p{M}]+/gu;

/** One text is read by one reader after the other: what the last of them saw is kept. */
let last = { body: "", seen: "" };

/** Small letters, one kind of apostrophe, single blanks. The apostrophes come first: NFKC turns a loose accent into a blank. */
export function plain(body: string): string {
	if (body === last.body) return last.seen;
	const seen = body.replace(APOSTROPHES, "'").normalize("NFKC").replace(UNSEEN, "").toLowerCase().replace(/\s+/gu, " ").trim();
	last = { body, seen };
	return seen;
}

export function unaccented(text: string): string {
	return text
		.normalize("NFD")
		.replace(/\p{M}+/gu, "")
		.normalize("NFC");
}

/** The words alone: punctuation, quotes, blanks and pictures only part them. */
export function words(body: string): string[] {
	return plain(body).split(NOT_A_WORD).filter(Boolean);
}

/** Words without accents or apostrophes in one line, blanks around it: "can't" and "cant" are one, and ` word ` finds whole words. */
export function wordLine(body: string): string {
	const line = unaccented(plain(body).replaceAll("'", "")).replace(NOT_A_WORD, " ").trim();
	return line === "" ? "" : ` ${line} `;
}

/** For answers that sign something: only punctuation, quotes and blanks around the words go; a question mark or a picture stays. */
export function unwrapped(body: string): string {
	return plain(body).replace(/^(?:[^\P{P}?¿]|\s)+|(?:[^\P{P}?¿]|\s)+$/gu, "");
}
