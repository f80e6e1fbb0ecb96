import * as z from "zod/mini";
import { Appointment, Worklist } from "./appointment.ts";
import { Instant } from "./ids.ts";
import { Patient } from "./patient.ts";

/** Of `no_number` the next appointment, if there is one; of the other lists the one that is listed. */
export const WorklistPage = z.object({
	items: z.array(z.object({ appointment: z.nullable(Appointment), patients: z.array(Patient) })),
	next: z.nullable(z.string()),
});
export type WorklistPage = z.infer<typeof WorklistPage>;

/** `asOf`: when the copy of the appointments was last brought up to date; null: never. */
export const WorklistCounts = z.object({
	items: z.array(z.object({ list: Worklist, count: z.number() })),
	asOf: z.nullable(Instant),
});
export type WorklistCounts = z.infer<typeof WorklistCounts>;

export const WorklistQuery = z.object({
	cursor: z.optional(z.string().check(z.maxLength(100))),
	limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 50),
});
