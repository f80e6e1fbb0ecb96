/** Short forms that people write where a word would have a vowel. */
const SHORT = new Set(["dob", "mrn", "pt", "id", "txt", "lbl", "nr", "no", "hdr", "tbl", "td", "tr", "pid", "phn", "cell", "sms", "px"]);
/** Names that a build gives, whatever they look like. */
const MADE =
	/^(css|sc|jss|jsx|emotion|svelte|mantine|mui|ember|ng|_ngcontent|v|radix|headlessui|react|ext-gen|yui|gwt|uid|id)[-_]?(?=[\dA-Z_-]|$)/;
const MEANT =
	/patient|client|person|name|birth|dob|born|date|mrn|chart|record|demographic|banner|header|phone|mobile|cell|number|appointment|visit|schedule|row|list|identifier/i;

/** A name that somebody wrote and will be there after the next build: words, without digits, hashes or the marks of a generator. */
export function isStable(token: string): boolean {
	if (token.length < 2 || token.length > 60 || !/^[A-Za-z][A-Za-z_:.-]*$/.test(token) || MADE.test(token)) return false;
	return token
		.split(/[-_:.]+/)
		.filter(Boolean)
		.flatMap(wordsOf)
		.every(isWord);
}

/** A class says how something looks as often as what it is; only the second lasts. */
export const isMeant = (token: string): boolean => isStable(token) && MEANT.test(token);

const wordsOf = (part: string): string[] =>
	part === part.toUpperCase() ? [part.toLowerCase()] : part.split(/(?=[A-Z])/).map((word) => word.toLowerCase());

function isWord(word: string): boolean {
	if (SHORT.has(word)) return true;
	return word.length >= 3 && word.length <= 24 && /[aeiouy]/.test(word) && !/[^aeiouy]{5,}/.test(word) && !/[aeiou]{4,}/.test(word);
}
