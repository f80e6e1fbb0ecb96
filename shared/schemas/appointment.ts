import * as z from "zod/mini";
import { ClientId, Instant } from "./ids.ts";

/** As far as the practice management system knows. `gone`: it was in the copy and is no longer in the system. */
export const AppointmentState = z.enum(["proposed", "booked", "confirmed", "declined", "arrived", "done", "cancelled", "missed", "gone"]);
export type AppointmentState = z.infer<typeof AppointmentState>;

export const Appointment = z.object({
	id: ClientId,
	/** The appointment's id in the practice management system. */
	externalId: z.string(),
	patientIds: z.array(ClientId),
	/** A proposed or cancelled one may have none. */
	start: z.nullable(Instant),
	minutes: z.nullable(z.number()),
	state: AppointmentState,
	what: z.string(),
	who: z.string(),
	where: z.string(),
	/** Such as why it was cancelled. */
	note: z.string(),
	asOf: Instant,
	/** One more with each change that a patient would notice. */
	version: z.number(),
});
export type Appointment = z.infer<typeof Appointment>;

/** `today`: all of the clinic's day. `coming`: later ones. `unconfirmed`, `declined`: of today and later. `no_number`: whom no text can reach. */
export const Worklist = z.enum(["today", "coming", "unconfirmed", "declined", "no_number"]);
export type Worklist = z.infer<typeof Worklist>;
