import * as z from "zod/mini";

/** A card as every screen reads it: what `Card` has been checked for once is not checked again by each of them. */
export const ShownCard = z.catchall(z.object({ kind: z.string() }), z.optional(z.string()));
export type ShownCard = z.infer<typeof ShownCard>;
