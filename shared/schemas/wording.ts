import * as z from "zod/mini";
import { AutomaticText, Words } from "./automatic-text.ts";
import { ClientId, Instant } from "./ids.ts";

/** What a patient signs: its hash proves, years later, which words they were. Never edited: other words are another version. */
export const WordingVersion = z.object({
	version: z.number(),
	text: Words,
	/** SHA-256, hex, of each text in UTF-8. */
	hash: z.object({ en: z.string(), es: z.string() }),
	at: Instant,
	/** A staff id; `built-in` for the words that come with the product. */
	by: z.string(),
});
export type WordingVersion = z.infer<typeof WordingVersion>;

/** Two full texts' worth: a request that falls apart on the way is no request. */
export const LONGEST_WORDING = 320;

/** The text with its answers spelled out, in words that no carrier takes for its own. */
const offering = (agree: string) =>
	AutomaticText.check(
		z.maxLength(LONGEST_WORDING),
		z.refine(
			(text) => new RegExp(`\\b${agree}\\b`).test(text) && /\bNO\b/.test(text),
			`Say which word agrees (${agree}) and which refuses (NO).`,
		),
	);

export const PublishWording = z.strictObject({ id: ClientId, text: z.strictObject({ en: offering("AGREE"), es: offering("ACEPTO") }) });
export type PublishWording = z.infer<typeof PublishWording>;
