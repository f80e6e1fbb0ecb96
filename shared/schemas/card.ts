import * as z from "zod/mini";
import { CalendarDay } from "./hours.ts";
import { ClientId, Instant } from "./ids.ts";

const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));
const Note = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000));
/** In the currency's smallest unit, so that no cent is ever rounded away. */
const Minor = z.string().check(z.regex(/^[0-9]{1,12}$/));
const Currency = z.string().check(z.regex(/^[A-Z]{3}$/));

function isPlainHttps(address: string): boolean {
	const url = URL.parse(address);
	return url?.protocol === "https:" && url.username === "" && url.password === "";
}

const PayUrl = z.string().check(z.maxLength(500), z.refine(isPlainHttps, "The address must begin with https://."));

export const AppointmentCard = z.strictObject({
	kind: z.literal("appointment"),
	at: Instant,
	until: z.optional(Instant),
	where: z.optional(Line),
	withWhom: z.optional(Line),
	note: z.optional(Note),
	/** In the clinic's copy of the practice management system. */
	appointmentId: z.optional(ClientId),
});
export type AppointmentCard = z.infer<typeof AppointmentCard>;

export const InvoiceCard = z.strictObject({
	kind: z.literal("invoice"),
	number: Line,
	amount: Minor,
	currency: Currency,
	dueOn: z.optional(CalendarDay),
	note: z.optional(Note),
	payUrl: z.optional(PayUrl),
});
export type InvoiceCard = z.infer<typeof InvoiceCard>;

export const PrescriptionCard = z.strictObject({
	kind: z.literal("prescription"),
	medicine: Line,
	dose: z.optional(Line),
	instructions: z.optional(Note),
	pharmacy: z.optional(Line),
	readyOn: z.optional(CalendarDay),
});
export type PrescriptionCard = z.infer<typeof PrescriptionCard>;

/** A thing on the secure page; never in the text itself. */
export const Card = z.discriminatedUnion("kind", [AppointmentCard, InvoiceCard, PrescriptionCard]);
export type Card = z.infer<typeof Card>;

/** Appointments of a patient that are still to come, from the clinic's copy, as cards to look over. */
export const AppointmentCards = z.object({ items: z.array(AppointmentCard), next: z.nullable(z.string()) });

export const AppointmentCardsQuery = z.object({ patientId: ClientId });
