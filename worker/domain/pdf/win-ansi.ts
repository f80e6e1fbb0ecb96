/** What WinAnsi, the letters every PDF reader has, puts at 0x80 to 0x9F; a point stands where it has nothing. */
const HIGH = "€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ";

const BYTES: ReadonlyMap<string, string> = new Map(
	[...HIGH].flatMap((letter, index): [string, string][] => (letter === "." ? [] : [[letter, String.fromCharCode(0x80 + index)]])),
);

/**
 * `text` with one character for each byte that a PDF can show without a font of its own. Any other sign, and any that
 * looks like nothing or like another, is written as its Unicode number, `\u{1F600}`: nothing is left out, nothing is
 * guessed. A backslash that the text itself puts before `u{` becomes `\u{5C}`, so that what is printed can be read back.
 */
export function printable(text: string): string {
	return text.replace(/\\(?=u\{)|[^\x20-\x7e]/gu, byteOf);
}

function byteOf(letter: string): string {
	const code = letter.codePointAt(0) ?? 0;
	const isLatin = code > 0xa0 && code <= 0xff && code !== 0xad;
	return isLatin ? letter : (BYTES.get(letter) ?? `\\u{${code.toString(16).toUpperCase()}}`);
}
