import * as z from "zod/mini";

/** `open`: asked, not answered. A withdrawal or a pause is a record of its own: what was signed is never edited. */
export const ConsentState = z.enum(["open", "granted", "refused", "expired", "withdrawn", "paused"]);
export type ConsentState = z.infer<typeof ConsentState>;
