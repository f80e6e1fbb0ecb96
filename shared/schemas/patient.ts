import * as z from "zod/mini";
import { Language } from "./consent.ts";
import { CalendarDay } from "./hours.ts";
import { ClientId, E164, Instant } from "./ids.ts";
import { GuardianRole, GuardianScope, NumberRole } from "./number-role.ts";

const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));
const Label = z.string().check(z.trim(), z.minLength(1), z.maxLength(40));

export const PatientNumber = z.strictObject({ number: E164, role: NumberRole, label: z.optional(Label) });
export type PatientNumber = z.infer<typeof PatientNumber>;

/** Who may speak for the patient, about what, and until when. */
export const Guardian = z.strictObject({
	/** When they are a patient here too. */
	patientId: z.nullable(ClientId),
	name: Name,
	role: GuardianRole,
	scope: GuardianScope,
	/** The last day; null: open. */
	until: z.nullable(CalendarDay),
});
export type Guardian = z.infer<typeof Guardian>;

const ExternalId = z.string().check(z.trim(), z.minLength(1), z.maxLength(64));
const Numbers = z.array(PatientNumber).check(
	z.maxLength(20),
	z.refine((numbers) => new Set(numbers.map(({ number }) => number)).size === numbers.length, "A number is listed twice."),
);
const Guardians = z.array(Guardian).check(z.maxLength(10));

export const Patient = z.object({
	id: ClientId,
	/** Empty: not named yet. */
	name: z.string(),
	birthDate: z.nullable(CalendarDay),
	language: Language,
	/** The patient's id in the practice management system. */
	externalId: z.nullable(z.string()),
	numbers: z.array(PatientNumber),
	guardians: z.array(Guardian),
	/** Who keeps this record: what the practice management system (`pm`) keeps is changed there. */
	source: z.enum(["staff", "pm"]),
	/** When this was last known to be so. */
	asOf: Instant,
	version: z.number(),
	/** One person's two records: the one that stands for both now. */
	mergedInto: z.nullable(ClientId),
	/** Has left the clinic, has died, or is no longer in the practice management system: nothing goes out by itself. */
	inactive: z.boolean(),
});
export type Patient = z.infer<typeof Patient>;

export const PatientPage = z.object({ items: z.array(Patient), next: z.nullable(z.string()) });
export type PatientPage = z.infer<typeof PatientPage>;

export const AddPatient = z.strictObject({
	id: ClientId,
	name: Name,
	birthDate: z._default(z.nullable(CalendarDay), null),
	language: z._default(Language, "en"),
	externalId: z._default(z.nullable(ExternalId), null),
	numbers: z._default(Numbers, []),
	guardians: z._default(Guardians, []),
});
export type AddPatient = z.infer<typeof AddPatient>;

export const ChangePatient = z.strictObject({
	/** The one that was seen; what a colleague changed since then is not overwritten. */
	version: z.optional(z.number().check(z.int(), z.minimum(1))),
	name: z.optional(Name),
	birthDate: z.optional(z.nullable(CalendarDay)),
	language: z.optional(Language),
	externalId: z.optional(z.nullable(ExternalId)),
	numbers: z.optional(Numbers),
	guardians: z.optional(Guardians),
});
export type ChangePatient = z.infer<typeof ChangePatient>;

export const PatientQuery = z.object({
	number: z.optional(E164),
	q: z.optional(z.string().check(z.maxLength(200))),
	/** The last patient of the page before: no name stands in an address. */
	cursor: z.optional(ClientId),
	limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 50),
});
export type PatientQuery = z.infer<typeof PatientQuery>;
