import * as z from "zod/mini";
import { Card } from "./card.ts";
import { MOST_FILES } from "./file.ts";
import { ClientId } from "./ids.ts";
import { MAX_BODY } from "./message.ts";

/** Apart from the message itself: a screen that shows texts needs none of what is checked before one goes. */
export const SendMessage = z.strictObject({
	id: ClientId,
	// `maxLength` counts an emoji as one; the carrier counts two. Half an emoji would be changed on the way.
	body: z.string().check(
		z.maxLength(MAX_BODY),
		z.refine((text) => text.length <= MAX_BODY && text.isWellFormed()),
	),
	/** Uploads of the writer's that are ready; the words may then be empty. */
	files: z.optional(z.array(ClientId).check(z.maxLength(MOST_FILES))),
	closeAfter: z.optional(z.boolean()),
	/** Too private for SMS: goes to the secure page, and the text says only that there is a message. */
	sensitive: z.optional(z.boolean()),
	/** Makes the message sensitive; the words may then be empty. */
	card: z.optional(Card),
	/** The writer says that there are health details in it: goes only with the patient's consent. */
	health: z.optional(z.boolean()),
	/** The patient whom it is about. */
	about: z.optional(ClientId),
});
export type SendMessage = z.infer<typeof SendMessage>;
