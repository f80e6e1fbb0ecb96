import { OUR_EXTENSION_IDS, redirectOf } from "../../shared/schemas/extension-ids.ts";

/** To the letter: there is nothing to read, cut or decode, and so nothing to be fooled by. What is no id in EXTENSION_IDS opens nothing. */
export function isOurRedirect(address: string, extensionIds: string | undefined): boolean {
	const more = (extensionIds ?? "").split(",").map((id) => id.trim());
	return [...OUR_EXTENSION_IDS, ...more].some((id) => redirectOf(id) === address);
}
