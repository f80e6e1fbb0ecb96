import * as z from "zod/mini";
import { Appointment, Worklist } from "../schemas/appointment.ts";
import { CopyRun } from "../schemas/pm-copy.ts";

// As with the settings' answers, only what is shown is read: the nouns' own schemas would bring their judging parts of zod
// into the script that every sidebar loads.

/** A patient with all that the copy holds. */
export const PersonSeen = z.object({
	id: z.string(),
	name: z.string(),
	birthDate: z.nullable(z.string()),
	language: z.enum(["en", "es"]),
	externalId: z.nullable(z.string()),
	numbers: z.array(z.object({ number: z.string(), role: z.enum(["own", "guardian", "shared", "other"]), label: z.optional(z.string()) })),
	guardians: z.array(
		z.object({ name: z.string(), role: z.enum(["parent", "legal_guardian", "caregiver", "other"]), until: z.nullable(z.string()) }),
	),
	source: z.enum(["staff", "pm"]),
	asOf: z.string(),
	version: z.number(),
	mergedInto: z.optional(z.nullable(z.string())),
	inactive: z.optional(z.boolean()),
});
export type PersonSeen = z.infer<typeof PersonSeen>;
export type PersonNumber = PersonSeen["numbers"][number];

export const PeopleSeen = z.object({ items: z.array(PersonSeen), next: z.nullable(z.string()) });
/** The records that a patient stands for, and by whose word. */
export const RecordsSeen = z.object({ items: z.array(z.object({ patient: PersonSeen, by: z.enum(["staff", "pm"]) })) });
export type RecordsSeen = z.infer<typeof RecordsSeen>;
export const MergedSeen = z.object({ patient: PersonSeen });

const VisitSeen = z.object({
	appointment: z.nullable(Appointment),
	patients: z.array(PersonSeen),
	threadId: z.optional(z.nullable(z.string())),
});
export type VisitSeen = z.infer<typeof VisitSeen>;
export const VisitsSeen = z.object({ items: z.array(VisitSeen), next: z.nullable(z.string()) });
export const VisitCounts = z.object({
	items: z.array(z.object({ list: Worklist, count: z.number() })),
	asOf: z.nullable(z.string()),
});
export type VisitCounts = z.infer<typeof VisitCounts>;

const Part = z.object({ count: z.number(), asOf: z.nullable(z.string()) });
export const CopyStatus = z.object({
	patients: Part,
	appointments: Part,
	alert: z.nullable(z.object({ runId: z.string(), trouble: z.nullable(z.string()), at: z.string() })),
});
export type CopyStatus = z.infer<typeof CopyStatus>;

export const PreviewSeen = z.object({
	run: CopyRun,
	header: z.array(z.string()),
	map: z.unknown(),
	dates: z.object({ order: z.enum(["dmy", "mdy", "ymd"]), decidedBy: z.enum(["file", "clinic", "staff"]) }),
	encoding: z.enum(["utf-8", "utf-16le", "windows-1252"]),
	delimiter: z.enum([",", ";", "\t"]),
	sample: z.array(z.unknown()),
	changes: z.array(z.object({ externalId: z.string(), kind: z.enum(["added", "changed", "gone"]), fields: z.array(z.string()) })),
	rejected: z.array(z.object({ line: z.number(), reason: z.string() })),
});
export type PreviewSeen = z.infer<typeof PreviewSeen>;
export type DateOrder = PreviewSeen["dates"]["order"];

export const SiteSeen = z.object({
	id: z.string(),
	origin: z.string(),
	name: z.string(),
	kind: z.enum(["openemr", "openmrs", "medplum", "pointed"]),
	rule: z.unknown(),
	version: z.number(),
});
export type SiteSeen = z.infer<typeof SiteSeen>;
export const SitesSeen = z.object({ items: z.array(SiteSeen), next: z.nullable(z.string()) });

export const KeyState = z.object({ set: z.boolean(), at: z.nullable(z.string()) });
export type KeyState = z.infer<typeof KeyState>;
export const KeyMade = z.object({ key: z.string() });

/** The words in an object that is a list of words by name. */
export function textsIn(value: unknown): Record<string, string> {
	if (typeof value !== "object" || value === null) return {};
	return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
