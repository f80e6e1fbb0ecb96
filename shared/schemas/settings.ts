import * as z from "zod/mini";
import { Words } from "./automatic-text.ts";
import { ClinicNumber, Registration } from "./clinic.ts";
import { Hours, Span } from "./hours.ts";
import { E164, Instant } from "./ids.ts";
import { ProofPolicy } from "./link.ts";
import { PHI_ITEMS } from "./phi-items.ts";
import { SecureNotice } from "./secure-notice.ts";
import { WordingVersion } from "./wording.ts";

/** Who answers STOP, START and HELP on a number: the carrier in its own words, the carrier in ours (Advanced Opt-Out), or we. */
export const StopReplies = z.enum(["carrier_default", "carrier_advanced", "ours"]);
export type StopReplies = z.infer<typeof StopReplies>;

/** How much one STOP ends: every text, or the kind that was answered as far as the law of the day says so. */
export const RevocationChoice = z.enum(["everything", "as_law"]);
export type RevocationChoice = z.infer<typeof RevocationChoice>;

export const PhiItem = z.enum(PHI_ITEMS);
export type PhiItem = z.infer<typeof PhiItem>;

export const Tick = z.object({ done: z.boolean(), by: z.nullable(z.string()), at: z.nullable(Instant) });
export type Tick = z.infer<typeof Tick>;

const EmergencyWord = z.string().check(z.trim(), z.minLength(2), z.maxLength(60));
const EmergencyWords = z.array(EmergencyWord).check(z.minLength(1), z.maxLength(100));
const WindowHours = z.number().check(z.int(), z.minimum(1), z.maximum(720));

/** What an admin saves whole, one key at a time. */
const whole = {
	/** Null: not set, and so no answer after hours. */
	hours: z.nullable(Hours),
	/** Automatic texts go within these hours of the recipient's day. */
	quietHours: Span,
	afterHours: z.strictObject({ on: z.boolean(), text: Words }),
	closedCase: z.strictObject({ policy: z.enum(["reopen", "answer"]), text: Words }),
	help: z.strictObject({ text: Words }),
	firstContact: z.strictObject({ on: z.boolean(), text: Words }),
	optOutConfirmation: z.strictObject({ text: Words }),
	/** Null: the list that comes with the product. */
	emergencyWords: z.nullable(z.strictObject({ en: EmergencyWords, es: EmergencyWords })),
	revocation: RevocationChoice,
	/** The secure page: the text that brings its link, and how patients prove there who they are. */
	secure: z.strictObject({
		notice: SecureNotice,
		proof: ProofPolicy,
		linkHours: z.number().check(z.int(), z.minimum(1), z.maximum(720)),
		/** After so long without being opened, a message is reminded of once. */
		nudgeHours: z.number().check(z.int(), z.minimum(1), z.maximum(720)),
		/** Of the clinic, on the page. */
		colour: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
	}),
};

export const ClinicSettings = z.object({
	...whole,
	/** Oldest first; the last is the one in use. */
	consent: z.object({ windowHours: WindowHours, versions: z.array(WordingVersion) }),
	/** Only the numbers that were changed: `stopRepliesOf` knows the others too. */
	numbers: z.record(E164, z.object({ stopReplies: StopReplies })),
	phi: z.object({ on: z.boolean(), checklist: z.record(PhiItem, Tick) }),
});
export type ClinicSettings = z.infer<typeof ClinicSettings>;

export const ChangeSettings = z.partial(
	z.strictObject({
		...whole,
		consent: z.strictObject({ windowHours: WindowHours }),
		numbers: z.record(E164, z.strictObject({ stopReplies: z.optional(StopReplies), registration: z.optional(Registration) })),
		phi: z.strictObject({ on: z.optional(z.boolean()), checklist: z.optional(z.partialRecord(PhiItem, z.boolean())) }),
	}),
);
export type ChangeSettings = z.infer<typeof ChangeSettings>;

/** `version`: the one that the admin saw; what another saved since then is not overwritten. */
export const PatchSettings = z.extend(ChangeSettings, { version: z.number().check(z.int(), z.minimum(0)) });
export type PatchSettings = z.infer<typeof PatchSettings>;

export const NumberSettings = z.extend(ClinicNumber, { stopReplies: StopReplies });
export type NumberSettings = z.infer<typeof NumberSettings>;

/** `version` 0: never saved. */
export const SettingsAnswer = z.object({ settings: ClinicSettings, numbers: z.array(NumberSettings), version: z.number() });
export type SettingsAnswer = z.infer<typeof SettingsAnswer>;

export const AuditItem = z.object({
	seq: z.number(),
	at: Instant,
	type: z.string(),
	actor: z.string(),
	facts: z.record(z.string(), z.unknown()),
	/** Over this row and the hash of the row before it. */
	hash: z.string(),
});
export type AuditItem = z.infer<typeof AuditItem>;

export const AuditPage = z.object({ items: z.array(AuditItem), next: z.nullable(z.string()) });

/** `clinic`: settings, wordings and patients. `people`: who works here, and what the whole deployment keeps of the clinic. */
export const AuditOf = z.enum(["clinic", "people"]);
export type AuditOf = z.infer<typeof AuditOf>;

export const AuditQuery = z.object({
	of: z._default(AuditOf, "clinic"),
	cursor: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
	limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 50),
});
