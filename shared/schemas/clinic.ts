import * as z from "zod/mini";
import { ClinicId, E164, HelpdeskId, HelpdeskIdIn } from "./ids.ts";

export const Role = z.enum(["admin", "member", "reader"]);
export type Role = z.infer<typeof Role>;

export const Registration = z.enum(["confirmed", "pending"]);
export type Registration = z.infer<typeof Registration>;

export const ClinicNumber = z.object({ number: E164, registration: Registration });
export type ClinicNumber = z.infer<typeof ClinicNumber>;

export const Member = z.object({ zendeskUserId: HelpdeskId, role: Role });
export type Member = z.infer<typeof Member>;

const MemberIn = z.object({ zendeskUserId: HelpdeskIdIn, role: Role });

/** `"all"`: every agent of the Zendesk account is a member. */
export const Members = z.union([z.literal("all"), z.array(Member)]);
export type Members = z.infer<typeof Members>;

/** A text makes a new ticket when the last one was solved longer ago than this; null: it re-opens however old it is. */
const NewTicketAfterDays = z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(3650)));

export const CreateClinic = z.strictObject({
	id: ClinicId,
	name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
	timeZone: z.string().check(z.maxLength(64)),
	country: z.string().check(z.regex(/^[A-Z]{2}$/)),
	numbers: z.array(z.union([E164, z.strictObject({ number: E164, registration: Registration })])).check(z.minLength(1), z.maxLength(50)),
	members: z._default(z.union([z.literal("all"), z.array(MemberIn).check(z.maxLength(2000))]), "all"),
	newTicketAfterDays: z.optional(NewTicketAfterDays),
});
export type CreateClinic = z.infer<typeof CreateClinic>;

export const Clinic = z.object({
	id: ClinicId,
	name: z.string(),
	timeZone: z.string(),
	country: z.string(),
	numbers: z.array(ClinicNumber),
	members: Members,
	// Judged when it is set: here it is only read.
	newTicketAfterDays: z.nullable(z.number()),
	/** The caller's own role here. */
	role: Role,
});
export type Clinic = z.infer<typeof Clinic>;

export const ClinicPage = z.object({ items: z.array(Clinic), next: z.nullable(z.string()) });
/** What an admin may change later. */
export const ChangeClinic = z.strictObject({
	newTicketAfterDays: z.optional(NewTicketAfterDays),
	/** The clinic's hours, holidays and days are read by it from now on. */
	timeZone: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
});
export type ChangeClinic = z.infer<typeof ChangeClinic>;

export const PutMember = z.strictObject({ role: Role });
