import * as z from "zod/mini";

/** Whose phone it is, seen from the patient. `shared`: more than one patient reads it. */
export const NumberRole = z.enum(["own", "guardian", "shared", "other"]);
export type NumberRole = z.infer<typeof NumberRole>;

export const GuardianRole = z.enum(["parent", "legal_guardian", "caregiver", "other"]);
export type GuardianRole = z.infer<typeof GuardianRole>;

export const GuardianScope = z.enum(["all", "scheduling"]);
export type GuardianScope = z.infer<typeof GuardianScope>;
