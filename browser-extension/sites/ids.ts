const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i;
const KINDS = { digits: /^\d+(?![\w-])/, uuid: new RegExp(`^${UUID.source}`, "i"), word: /^[\w.-]+/ };

export type IdInAddress = { after: string; kind: keyof typeof KINDS };

export const uuidIn = (text: string): string | null => UUID.exec(text)?.[0] ?? null;

/** The id behind a piece of an address, hash included. Text, always: ids of 19 digits are no numbers. */
export function idAfter(address: string, { after, kind }: IdInAddress): string | null {
	for (let at = address.indexOf(after); at >= 0; at = address.indexOf(after, at + 1)) {
		const id = KINDS[kind].exec(address.slice(at + after.length))?.[0];
		// Where others have an id, a form for a new patient has a word.
		if (id && /\d/.test(id)) return id;
	}
	return null;
}

/** The id in what an admin pointed at: "ID: 1001", "(#1001)", "pid_1001", "Checkbox for <uuid>", or an address. */
export function idIn(text: string, inAddress: IdInAddress | null): string | null {
	const behind = inAddress && idAfter(text, inAddress);
	if (behind) return behind;
	const uuid = uuidIn(text);
	if (uuid) return uuid;
	const words = text.split(/[\s()[\]#:,;/?=&]+/).filter((word) => /\d/.test(word));
	// Two words with digits are an id and something else: nobody knows which is which.
	const [word] = words;
	return words.length === 1 && word ? word.replace(/^[a-z]+_(?=\d+$)/i, "") : null;
}
