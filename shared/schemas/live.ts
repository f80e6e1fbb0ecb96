import * as z from "zod/mini";
import { Message } from "./message.ts";
import { ThreadItem } from "./thread.ts";

/** `waiting` is the number of threads in the clinic with an unanswered text. */
export const LiveEvent = z.discriminatedUnion("type", [
	/** First on every connection: `seq` is where the events that follow go on from, that is `?since=` where it was given. */
	z.object({ type: z.literal("hello"), seq: z.number(), waiting: z.number() }),
	/** The gap is too long to replay: load everything again. */
	z.object({ type: z.literal("reset"), seq: z.number(), waiting: z.number() }),
	/** A thread changed; with `message` where one is new or changed. The same to all: its `unread` counts nobody's own reading. */
	z.object({
		type: z.enum(["thread", "message"]),
		seq: z.number(),
		waiting: z.number(),
		thread: ThreadItem,
		message: z.optional(Message),
	}),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
