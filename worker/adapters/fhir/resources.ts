import * as z from "zod/mini";

// Lenient on purpose: one odd field must not cost a patient. What is needed is asked for where it is needed.
const word = z.catch(z.nullish(z.string()), null);
const flag = z.catch(z.nullish(z.boolean()), null);
const figure = z.catch(z.nullish(z.number()), null);

function some<T extends z.ZodMiniType>(schema: T) {
	const items = z.pipe(
		z.array(z.catch(z.nullable(schema), null)),
		z.transform((all) => all.filter((item) => item !== null)),
	);
	return z.catch(z._default(items, []), []);
}

const Period = z.object({ start: word, end: word });
const Coding = z.object({ system: word, code: word, display: word });
export const Concept = z.object({ coding: some(Coding), text: word });
export type Concept = z.infer<typeof Concept>;

const maybe = <T extends z.ZodMiniType>(schema: T) => z.catch(z.nullish(schema), null);

export const HumanName = z.object({ use: word, text: word, family: word, given: some(z.string()), period: maybe(Period) });
export type HumanName = z.infer<typeof HumanName>;

export const ContactPoint = z.object({ system: word, value: word, use: word, rank: figure, period: maybe(Period) });
export type ContactPoint = z.infer<typeof ContactPoint>;

const Reference = z.object({ reference: word, type: word, display: word });
export type Reference = z.infer<typeof Reference>;

const Meta = maybe(z.object({ lastUpdated: word }));

export const PatientResource = z.object({
	resourceType: z.literal("Patient"),
	id: z.string(),
	meta: Meta,
	active: flag,
	name: some(HumanName),
	telecom: some(ContactPoint),
	birthDate: word,
	deceasedBoolean: flag,
	deceasedDateTime: word,
	communication: some(z.object({ language: Concept, preferred: flag })),
	contact: some(z.object({ relationship: some(Concept), name: maybe(HumanName), telecom: some(ContactPoint), period: maybe(Period) })),
	link: some(z.object({ other: Reference, type: word })),
});
export type PatientResource = z.infer<typeof PatientResource>;

export const RelatedPersonResource = z.object({
	resourceType: z.literal("RelatedPerson"),
	id: z.string(),
	active: flag,
	patient: Reference,
	relationship: some(Concept),
	name: some(HumanName),
	telecom: some(ContactPoint),
	period: maybe(Period),
});
export type RelatedPersonResource = z.infer<typeof RelatedPersonResource>;

export const AppointmentResource = z.object({
	resourceType: z.literal("Appointment"),
	id: z.string(),
	meta: Meta,
	status: word,
	cancelationReason: maybe(Concept),
	serviceType: some(Concept),
	appointmentType: maybe(Concept),
	description: word,
	start: word,
	end: word,
	minutesDuration: figure,
	participant: some(z.object({ actor: maybe(Reference), status: word })),
});
export type AppointmentResource = z.infer<typeof AppointmentResource>;

/** Whether `at` (YYYY-MM-DD) lies within a period; what has no bound there is open. Days, since that is how closely periods are kept. */
export function isCurrent(period: z.infer<typeof Period> | null | undefined, at: string): boolean {
	const { start, end } = period ?? {};
	return !(start && start.slice(0, at.length) > at.slice(0, start.length)) && !(end && end.slice(0, at.length) < at.slice(0, end.length));
}

/** The id of the resource of this type that a reference speaks of, wherever it was written from; null for another server's. */
export function idIn({ reference }: Reference, type: string, baseUrl: string): string | null {
	const path = reference?.startsWith(`${baseUrl}/`) ? reference.slice(baseUrl.length + 1) : reference;
	const [kind, id, ...rest] = (path ?? "").split("/");
	return kind === type && id && (rest.length === 0 || rest[0] === "_history") ? id : null;
}

/** In the server's own words. */
export function wordsOf(concept: Concept | null | undefined): string {
	return (concept?.text || concept?.coding.find(({ display }) => display)?.display || "").trim();
}
