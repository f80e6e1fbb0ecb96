import * as z from "zod/mini";
import { ClientId } from "./ids.ts";
import { Patient, PatientQuery } from "./patient.ts";

/** The same as a body: no name, number or birth date stands in an address. */
export const SearchPatients = z
	.strictObject({ ...PatientQuery.shape })
	.check(z.refine(({ q, number, cursor }) => [q, number, cursor].some((asked) => asked !== undefined), "Say what to look for."));
export type SearchPatients = z.infer<typeof SearchPatients>;

/** `into`: the patient who stands for both from now on. */
export const MergePatient = z.strictObject({ id: ClientId, into: ClientId });
export type MergePatient = z.infer<typeof MergePatient>;

export const MergedPatient = z.object({ patient: Patient });
export type MergedPatient = z.infer<typeof MergedPatient>;

/** The records that a patient stands for, and by whose word: only staff's can be undone here. */
export const MergedRecords = z.object({
	into: z.nullable(Patient),
	items: z.array(z.object({ patient: Patient, by: z.enum(["staff", "pm"]) })),
});
export type MergedRecords = z.infer<typeof MergedRecords>;
