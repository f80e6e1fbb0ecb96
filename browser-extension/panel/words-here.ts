import type { Words } from "../../shared/words/en.ts";
import type { ExtensionWords } from "../words/en.ts";

/** The app's own words, but for what it says of Zendesk around it, which is not around it here. */
export function wordsHere(words: Words, { door }: ExtensionWords): Words {
	const { frame } = words;
	return {
		...words,
		frame: {
			...frame,
			signedOutText: `${door.signedOutText} ${door.again}`,
			troubles: { ...frame.troubles, signed_out: { ...frame.troubles.signed_out, text: door.again } },
		},
	};
}
