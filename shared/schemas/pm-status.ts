import * as z from "zod/mini";
import { ClientId, Instant } from "./ids.ts";
import { CopyTrouble } from "./pm-copy.ts";

const Part = z.object({ count: z.number(), asOf: z.nullable(Instant) });

/** What the copy holds, as of when; and the run that came to nothing, as long as no later one made it good. */
export const PmStatus = z.object({
	patients: Part,
	appointments: Part,
	/** `trouble` null: it stopped half-way, for no fault of what it was given. */
	alert: z.nullable(z.object({ runId: ClientId, trouble: z.nullable(CopyTrouble), at: Instant })),
});
export type PmStatus = z.infer<typeof PmStatus>;

/** The key itself is shown once, when it is made. */
export const UploadKeyState = z.object({ set: z.boolean(), at: z.nullable(Instant) });
export const UploadKeyMade = z.object({ key: z.string() });
