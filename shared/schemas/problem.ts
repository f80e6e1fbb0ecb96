import * as z from "zod/mini";

/** RFC 9457 `application/problem+json`; `code` is stable, `title` and `detail` are for people. */
export const Problem = z.object({
	type: z.literal("about:blank"),
	status: z.number(),
	code: z.string(),
	title: z.string(),
	detail: z.optional(z.string()),
	/** Where in the request the trouble is; never the value. */
	at: z.optional(z.string()),
});
export type Problem = z.infer<typeof Problem>;
