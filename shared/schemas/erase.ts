import * as z from "zod/mini";
import { Instant } from "./ids.ts";

/** Why a message or a file has to go: stays with its marker, for staff and the auditor. */
export const Erase = z.strictObject({ reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)) });

/** What stays of a message that was deleted. `by`: a name. */
export const Deleted = z.object({ at: Instant, by: z.string(), reason: z.string() });
export type Deleted = z.infer<typeof Deleted>;
