import * as z from "zod/mini";
import { ClientId, Instant } from "./ids.ts";

/** What a run brings. A FHIR run brings both. */
export const CopySubject = z.enum(["patients", "appointments", "both"]);
export type CopySubject = z.infer<typeof CopySubject>;

/** Why a row of a file, or a resource, is left out. The patient's own words are never part of it. */
export const RejectReason = z.enum([
	"no_id",
	"no_name",
	"no_patient",
	"bad_birth_date",
	"bad_start",
	"start_skipped_by_clock",
	"bad_number",
	"bad_state",
	"damaged_number",
	"damaged_id",
	"cells_missing",
	"same_id_differs",
]);
export type RejectReason = z.infer<typeof RejectReason>;

/**
 * `receiving`: parts of the file come in. `reading`: they are read. `ready`: what will change is known and a person decides. `applying`: it is
 * being done. `done`. `refused`: nothing was changed, for `trouble`. `failed`: it stopped half-way and goes on when asked. `dropped`: a person said no.
 */
export const CopyState = z.enum(["receiving", "reading", "ready", "applying", "done", "refused", "failed", "dropped"]);
export type CopyState = z.infer<typeof CopyState>;

export const CopyTrouble = z.enum([
	"empty",
	"much_smaller",
	"no_header",
	"not_mapped",
	"not_text",
	"all_rejected",
	"not_allowed",
	"no_answer",
	"cannot_give",
	"too_large",
]);
export type CopyTrouble = z.infer<typeof CopyTrouble>;

export const CopyRun = z.object({
	id: ClientId,
	source: z.enum(["csv", "fhir"]),
	subject: CopySubject,
	startedBy: z.enum(["staff", "schedule", "upload"]),
	state: CopyState,
	trouble: z.nullable(CopyTrouble),
	/** In bytes of a file, or resources of a server; the total is null as long as nobody knows. */
	progress: z.object({ done: z.number(), total: z.nullable(z.number()) }),
	counts: z.object({
		read: z.number(),
		added: z.number(),
		changed: z.number(),
		same: z.number(),
		/** In the copy, and no longer there. */
		gone: z.number(),
		rejected: z.number(),
	}),
	startedAt: Instant,
	endedAt: z.nullable(Instant),
});
export type CopyRun = z.infer<typeof CopyRun>;

export const CopyRunPage = z.object({ items: z.array(CopyRun), next: z.nullable(z.string()) });

export const RunQuery = z.object({
	/** The last run of the page before. */
	cursor: z.optional(ClientId),
	limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 20),
});

export const PATIENT_COLUMNS = [
	"externalId",
	"name",
	"firstName",
	"middleName",
	"lastName",
	"birthDate",
	"language",
	"mobile",
	"home",
	"work",
	"phone",
	"guardianName",
	"guardianPhone",
	"active",
	"mergedInto",
] as const;
export const APPOINTMENT_COLUMNS = [
	"externalId",
	"patientExternalId",
	"start",
	"date",
	"time",
	"minutes",
	"state",
	"what",
	"who",
	"where",
	"note",
] as const;
export const CopyColumn = z.enum([...new Set([...PATIENT_COLUMNS, ...APPOINTMENT_COLUMNS])]);
export type CopyColumn = z.infer<typeof CopyColumn>;

/** Which column of the file holds what: one column of ours to the header of one of theirs. */
export const ColumnMap = z.partialRecord(CopyColumn, z.string().check(z.maxLength(120)));
export type ColumnMap = z.infer<typeof ColumnMap>;

export const StartImport = z.strictObject({
	id: ClientId,
	subject: z.enum(["patients", "appointments"]),
	/** Of the whole file. */
	bytes: z.number().check(z.int(), z.minimum(0), z.maximum(200_000_000)),
	/** For appointments: absence means gone inside the days of the file only. For patients: whether the file holds all of them. */
	isWhole: z._default(z.boolean(), true),
});
export type StartImport = z.infer<typeof StartImport>;

/** How a file was understood, to be looked at before anything changes. */
export const ImportPreview = z.object({
	run: CopyRun,
	header: z.array(z.string()),
	map: ColumnMap,
	/** `file`: a day over 12 decided. `clinic`: nothing in the file decides; the clinic's country does. */
	dates: z.object({ order: z.enum(["dmy", "mdy", "ymd"]), decidedBy: z.enum(["file", "clinic", "staff"]) }),
	encoding: z.enum(["utf-8", "utf-16le", "windows-1252"]),
	delimiter: z.enum([",", ";", "\t"]),
	/** The first few as they will be kept. */
	sample: z.array(z.record(z.string(), z.string())),
	/** What will change, at most a hundred. */
	changes: z.array(z.object({ externalId: z.string(), kind: z.enum(["added", "changed", "gone"]), fields: z.array(z.string()) })),
	rejected: z.array(z.object({ line: z.number(), reason: RejectReason })),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const RemapImport = z.strictObject({ map: ColumnMap, order: z.optional(z.enum(["dmy", "mdy", "ymd"])) });
export type RemapImport = z.infer<typeof RemapImport>;
/** `despite`: an admin has seen that the file is much smaller and means it. */
export const ApplyImport = z.strictObject({ despite: z._default(z.boolean(), false) });
export type ApplyImport = z.infer<typeof ApplyImport>;

/** A FHIR server as the clinic set it up. */
export const PmConnection = z.object({
	baseUrl: z.string(),
	clientId: z.string(),
	scopes: z.string(),
	algorithm: z.enum(["ES384", "RS384"]),
	/** Where the server finds our public key. */
	jwksUrl: z.string(),
	/** HH:MM on the clinic's clock. */
	nightlyAt: z.string(),
	forwardDays: z.number(),
	/** As the server itself states it; null: not asked yet. */
	abilities: z.nullable(
		z.object({
			patients: z.enum(["changed_since", "whole", "none"]),
			appointments: z.enum(["window", "none"]),
			guardians: z.boolean(),
			askedAt: Instant,
		}),
	),
	lastDoneAt: z.nullable(Instant),
});
export type PmConnection = z.infer<typeof PmConnection>;

export const PutPmConnection = z.strictObject({
	baseUrl: z.url().check(z.maxLength(300)),
	clientId: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
	scopes: z._default(z.string().check(z.maxLength(400)), "system/Patient.rs system/Appointment.rs system/RelatedPerson.rs"),
	algorithm: z._default(z.enum(["ES384", "RS384"]), "ES384"),
	nightlyAt: z._default(z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)), "02:00"),
	forwardDays: z._default(z.number().check(z.int(), z.minimum(1), z.maximum(365)), 60),
});
export type PutPmConnection = z.infer<typeof PutPmConnection>;
