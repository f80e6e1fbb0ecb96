import * as z from "zod/mini";
import { GuardianRole, GuardianScope, NumberRole } from "../schemas/number-role.ts";

const NumberSeen = z.object({ number: z.string(), role: NumberRole, label: z.optional(z.string()) });

export const GuardianSeen = z.object({
	patientId: z.nullable(z.string()),
	name: z.string(),
	role: GuardianRole,
	scope: GuardianScope,
	until: z.nullable(z.string()),
});
export type GuardianSeen = z.infer<typeof GuardianSeen>;

/** Of a patient, whose phones reach them and who keeps the record. */
export const PatientOwned = z.object({
	id: z.string(),
	birthDate: z.nullable(z.string()),
	source: z.enum(["staff", "pm"]),
	version: z.number(),
	numbers: z.array(NumberSeen),
	guardians: z.array(GuardianSeen),
});
export type PatientOwned = z.infer<typeof PatientOwned>;

/** `version`: what was seen; a colleague's change since then is not overwritten. */
export type OwnerChange = Pick<PatientOwned, "version" | "numbers" | "guardians">;

/** The patient's other numbers stay as they are. */
export function ownerChange({ version, numbers }: PatientOwned, number: string, role: NumberRole, guardians: GuardianSeen[]): OwnerChange {
	const isKnown = numbers.some((one) => one.number === number);
	const changed = isKnown ? numbers.map((one) => (one.number === number ? { ...one, role } : one)) : [...numbers, { number, role }];
	return { version, numbers: changed, guardians };
}

export function ownerOf({ numbers }: PatientOwned, number: string): NumberRole {
	return numbers.find((one) => one.number === number)?.role ?? "own";
}

/** A parent, for everything, with no last day: what most forms become. */
export const newGuardian = (): GuardianSeen => ({ patientId: null, name: "", role: "parent", scope: "all", until: null });
