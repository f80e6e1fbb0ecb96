import * as z from "zod/mini";
import { Deleted } from "./erase.ts";
import { ClientId, Instant } from "./ids.ts";

/** The types of files that a clinic and its patients send each other; no others. */
export const FileType = z.enum([
	"jpeg",
	"gif",
	"png",
	"bmp",
	"mp4",
	"mpeg",
	"ogg",
	"amr",
	"ac3",
	"3gp",
	"csv",
	"rtf",
	"pdf",
	"ics",
	"vcard",
]);
export type FileType = z.infer<typeof FileType>;

/** `coming`: not all of it is here. `checking`: we look what it is. `failed`: it could not be fetched from the carrier. */
export const FileState = z.enum(["coming", "checking", "ready", "refused", "failed", "deleted"]);
export type FileState = z.infer<typeof FileState>;

export const MOST_FILE_BYTES = 25 * 1024 * 1024;
/** An upload comes in parts of this size, but for the last. */
export const FILE_PART_BYTES = 1024 * 1024;
export const MOST_FILES = 10;

/** Why a file was refused or failed: key of the words on screen. */
export const FileTrouble = z.enum(["type", "mismatch", "broken", "dimensions", "active", "harmful", "too_large", "empty", "not_fetched"]);
export type FileTrouble = z.infer<typeof FileTrouble>;

/** What somebody should know before they open it: it holds scripts, or formulas that a spreadsheet would run. */
export const FileWarning = z.enum(["scripts", "formulas"]);
export type FileWarning = z.infer<typeof FileWarning>;

export const ThreadFile = z.object({
	id: z.string(),
	/** Null while it is not sent. */
	messageId: z.nullable(z.string()),
	name: z.string(),
	/** Null until it was looked at. */
	type: z.nullable(FileType),
	contentType: z.string(),
	/** 0 while nobody knows. */
	size: z.number(),
	width: z.optional(z.number()),
	height: z.optional(z.number()),
	state: FileState,
	cause: z.optional(FileTrouble),
	/** `cause` in plain English, with the next step. */
	reason: z.optional(z.string()),
	warnings: z.optional(z.array(FileWarning)),
	at: Instant,
	direction: z.enum(["in", "out"]),
	/** Staff deleted it by itself. */
	deleted: z.optional(Deleted),
});
export type ThreadFile = z.infer<typeof ThreadFile>;

export const StartFile = z.strictObject({
	id: ClientId,
	name: z.string().check(z.minLength(1), z.maxLength(255)),
	size: z.number().check(z.int(), z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER)),
	/** What the browser says; it may not know. */
	contentType: z.string().check(z.maxLength(200)),
});
export type StartFile = z.infer<typeof StartFile>;

/** `have`: the parts that are here already, so that a broken upload goes on where it stopped. */
export const FileUpload = z.object({ file: ThreadFile, partSize: z.number(), have: z.array(z.number()) });
export type FileUpload = z.infer<typeof FileUpload>;

export const OpenFile = z.strictObject({ thumb: z.optional(z.boolean()) });

/** Good for some minutes, for whoever has it. */
export const OpenedFile = z.object({ url: z.string(), expiresAt: Instant });
export type OpenedFile = z.infer<typeof OpenedFile>;

/** Newest first. */
export const FilePage = z.object({ items: z.array(ThreadFile), next: z.nullable(z.string()) });
export type FilePage = z.infer<typeof FilePage>;

export const FileQuery = z.object({
	cursor: z.optional(z.string().check(z.regex(/^\d{1,16}$/))),
	limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
});
