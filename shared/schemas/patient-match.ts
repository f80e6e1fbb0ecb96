import * as z from "zod/mini";
import { E164 } from "./ids.ts";
import { Patient } from "./patient.ts";

const Seen = z.string().check(z.maxLength(200));

/** What a page of a practice management system shows of a patient. Hints from outside: nothing here is believed. */
export const SeenPatient = z.strictObject({
	externalId: z._default(z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(64))), null),
	/** As the page writes it: "Ruiz, Ana María" and "Ana Maria Ruiz" are one name. */
	name: z._default(z.nullable(Seen), null),
	/** As the page writes it. */
	birthDate: z._default(z.nullable(z.string().check(z.maxLength(40))), null),
	/** With the label beside each, as the page writes them. */
	numbers: z._default(
		z
			.array(z.strictObject({ typed: z.string().check(z.maxLength(60)), label: z.nullable(z.string().check(z.maxLength(60))) }))
			.check(z.maxLength(10)),
		[],
	),
});
export type SeenPatient = z.infer<typeof SeenPatient>;

export const Difference = z.enum(["id", "name", "birthDate", "number"]);

/**
 * `match`: one patient of the copy, and nothing speaks against it. `mismatch`: what is known and what is seen differ, or fit several: a person
 * chooses. `unknown`: nobody like that is in the copy.
 */
export const MatchAnswer = z.object({
	verdict: z.enum(["match", "mismatch", "unknown"]),
	/** Best first; exactly one for a match. */
	candidates: z.array(
		z.object({ patient: Patient, differences: z.array(Difference), /** Whom a text may go to, by the copy. */ usable: z.array(E164) }),
	),
	/** Numbers on the page that could be texted, as E.164: hints to add to a patient, never chosen by themselves. */
	seenNumbers: z.array(z.object({ number: E164, label: z.nullable(z.string()) })),
	/** Why no number of the patient can be texted; null: one can. */
	noNumber: z.nullable(z.enum(["none", "masked", "local", "not_own", "abroad_or_wrong"])),
});
export type MatchAnswer = z.infer<typeof MatchAnswer>;
